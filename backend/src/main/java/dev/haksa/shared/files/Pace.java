package dev.haksa.shared.files;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pace that a reader must keep in the long run: 100 kB a second, and five minutes to spare. Whoever takes nothing for
 * a minute has gone.
 */
@ApplicationScoped
public class Pace {
    private static final Duration TO_SPARE = Duration.ofMinutes(5);
    private static final long BYTES_PER_SECOND = 100_000;

    private final Clock clock;
    private final Duration longestPause;

    Pace(
            Clock clock,
            @ConfigProperty(name = "haksa.http.download-pause", defaultValue = "PT1M") Duration longestPause) {
        this.clock = clock;
        this.longestPause = longestPause;
    }

    /** The content, which fails when its reader does not keep the pace. */
    public Multi<Buffer> kept(Multi<Buffer> content) {
        return Multi.createFrom().deferred(() -> {
            Reading reading = new Reading(clock.instant());
            return content.onItem()
                    .invoke(piece -> reading.takes(clock.instant(), piece.length()))
                    .ifNoItem()
                    .after(longestPause)
                    .fail();
        });
    }

    /** How much a reader has taken since when. */
    private static final class Reading {
        private final Instant begun;
        private long bytes;

        Reading(Instant begun) {
            this.begun = begun;
        }

        /** Notes what the reader took; fails when it is too little for so much time. */
        void takes(Instant now, int taken) {
            bytes += taken;
            Duration allowed = TO_SPARE.plusSeconds(bytes / BYTES_PER_SECOND);
            if (Duration.between(begun, now).compareTo(allowed) > 0) {
                throw new IllegalStateException(
                        "the reader of a file is too slow: " + bytes + " bytes in " + Duration.between(begun, now));
            }
        }
    }
}
