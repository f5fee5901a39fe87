package dev.haksa.photoregister;

import java.time.Duration;
import java.time.Instant;

/** The pace that a reader must keep in the long run: 100 kB a second, and five minutes to spare. */
final class Pace {
    private static final Duration TO_SPARE = Duration.ofMinutes(5);
    private static final long BYTES_PER_SECOND = 100_000;

    private final Instant begun;
    private long bytes;

    Pace(Instant begun) {
        this.begun = begun;
    }

    /** Notes what the reader took; fails when it is too little for so much time. */
    void keep(Instant now, int taken) {
        bytes += taken;
        Duration allowed = TO_SPARE.plusSeconds(bytes / BYTES_PER_SECOND);
        if (Duration.between(begun, now).compareTo(allowed) > 0) {
            throw new IllegalStateException(
                    "the reader of an archive is too slow: " + bytes + " bytes in " + Duration.between(begun, now));
        }
    }
}
