package dev.haksa.photoregister;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The pace that a reader must keep in the long run: 100 kB a second, and five minutes to spare. Whoever takes nothing for
 * a minute has gone.
 */
final class Pace {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration TO_SPARE = Duration.ofMinutes(5);
    private static final long BYTES_PER_SECOND = 100_000;

    private final Instant begun;
    private long bytes;

    private Pace(Instant begun) {
        this.begun = begun;
    }

    /** The content, which fails when its reader does not keep the pace. */
    static Multi<Buffer> kept(Multi<Buffer> content, Clock clock) {
        return Multi.createFrom().deferred(() -> {
            Pace pace = new Pace(clock.instant());
            return content.onItem()
                    .invoke(piece -> pace.keep(clock.instant(), piece.length()))
                    .ifNoItem()
                    .after(LONGEST_PAUSE)
                    .fail();
        });
    }

    /** Notes what the reader took; fails when it is too little for so much time. */
    private void keep(Instant now, int taken) {
        bytes += taken;
        Duration allowed = TO_SPARE.plusSeconds(bytes / BYTES_PER_SECOND);
        if (Duration.between(begun, now).compareTo(allowed) > 0) {
            throw new IllegalStateException(
                    "the reader of a file is too slow: " + bytes + " bytes in " + Duration.between(begun, now));
        }
    }
}
