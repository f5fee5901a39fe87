package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PackageHoldTest {
    private static final Duration EVERY = Duration.ofMillis(20);

    @Test
    void a_hold_is_renewed_again_and_again_while_the_work_is_silent_and_not_after_it() throws Exception {
        AtomicInteger renewed = new AtomicInteger();
        CountDownLatch times = new CountDownLatch(3);
        Uni<String> silent = Uni.createFrom()
                .emitter(emitter -> Thread.startVirtualThread(() -> {
                    try {
                        emitter.complete(times.await(60, TimeUnit.SECONDS) ? "put" : "given up");
                    } catch (InterruptedException e) {
                        emitter.fail(e);
                    }
                }));
        String done = PackageHold.during(EVERY, () -> renewal(renewed, times), silent)
                .await()
                .atMost(Duration.ofSeconds(90));
        assertThat(done).isEqualTo("put");
        int after = renewed.get();
        awaitTicks(10);
        assertThat(renewed.get()).as("one renewal may have been on its way").isLessThanOrEqualTo(after + 1);
    }

    /** So many ticks of the same scheduler, in which a hold would have been renewed as often. */
    private static void awaitTicks(int count) {
        Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .buffer()
                .select()
                .first(count)
                .collect()
                .last()
                .await()
                .atMost(Duration.ofSeconds(90));
    }

    /** The second one fails, as a database that is away for a moment does. */
    private static Uni<Void> renewal(AtomicInteger renewed, CountDownLatch times) {
        times.countDown();
        return renewed.incrementAndGet() == 2
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().voidItem();
    }
}
