package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileSweepTurnTest extends HttpTest {
    private static final Instant NOW = Instant.parse("2027-03-02T01:00:00Z");

    @Inject
    FileSweepTurn turn;

    @BeforeEach
    void nobodyWentYet() {
        sql("update file_sweep set started_at = '-infinity'");
    }

    @Test
    void of_many_instances_one_goes() throws InterruptedException {
        AtomicInteger took = new AtomicInteger();
        for (Thread instance : IntStream.range(0, 8)
                .mapToObj(number -> Thread.startVirtualThread(() -> took.addAndGet(take(NOW) ? 1 : 0)))
                .toList()) {
            instance.join();
        }
        assertThat(took).hasValue(1);
    }

    @Test
    void the_next_one_goes_a_day_later() {
        assertThat(take(NOW)).isTrue();
        assertThat(take(NOW.plus(Duration.ofHours(22)))).isFalse();
        assertThat(take(NOW.plus(Duration.ofHours(23)))).isTrue();
        assertThat(take(NOW.plus(Duration.ofHours(24)))).isFalse();
    }

    private boolean take(Instant now) {
        return turn.take(now).await().atMost(Duration.ofSeconds(30));
    }
}
