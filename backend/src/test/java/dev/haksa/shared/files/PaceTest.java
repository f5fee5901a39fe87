package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Buffer PIECE = Buffer.buffer(new byte[64 * 1024]);

    @Test
    void who_takes_nothing_for_too_long_has_gone() {
        AtomicBoolean closed = new AtomicBoolean();
        AssertSubscriber<Buffer> reader = AssertSubscriber.create(1);
        new Pace(Clock.systemUTC(), Duration.ofMillis(50))
                .kept(Multi.createFrom()
                        .items(PIECE, PIECE, PIECE)
                        .onTermination()
                        .invoke(() -> closed.set(true)))
                .subscribe()
                .withSubscriber(reader);
        reader.awaitFailure().assertFailedWith(TimeoutException.class);
        assertThat(reader.getItems()).hasSize(1);
        assertThat(closed).isTrue();
    }

    @Test
    void who_takes_it_all_gets_it_all() {
        AssertSubscriber<Buffer> reader = AssertSubscriber.create(3);
        new Pace(Clock.systemUTC(), Duration.ofMinutes(1))
                .kept(Multi.createFrom().items(PIECE, PIECE, PIECE))
                .subscribe()
                .withSubscriber(reader);
        reader.awaitCompletion().assertItems(PIECE, PIECE, PIECE);
    }
}
