package dev.haksa.status.domain;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the service is. */
@Schema(
        description =
                "How the service is. OPERATIONAL: as it should be. DEGRADED: slower than usual. OVERLOADED: so much"
                        + " waits that requests are or will soon be turned away; repeat them as told. MAINTENANCE: announced work."
                        + " UNAVAILABLE: the database cannot be reached."
                        + " / 서비스 상태: 정상, 느림, 과부하, 점검, 이용 불가")
public enum ServiceState {
    OPERATIONAL,
    DEGRADED,
    OVERLOADED,
    MAINTENANCE,
    UNAVAILABLE;

    private static final Duration SLOW = Duration.ofMillis(500);
    private static final int PERCENT = 100;
    private static final int LONG_QUEUE_PERCENT = 25;
    private static final int FULL_QUEUE_PERCENT = 90;

    /**
     * What was seen.
     *
     * @param maintenance whether announced maintenance is in force
     * @param database how long the database took to answer; null when it did not
     * @param waiting requests that wait to be decided
     * @param limit most that may wait
     */
    public record Observation(boolean maintenance, @Nullable Duration database, int waiting, int limit) {}

    /** The state that an observation amounts to; announced work explains everything else. */
    public static ServiceState of(Observation seen) {
        long load = (long) seen.waiting() * PERCENT;
        if (seen.maintenance()) {
            return MAINTENANCE;
        }
        if (seen.database() == null) {
            return UNAVAILABLE;
        }
        if (load >= (long) seen.limit() * FULL_QUEUE_PERCENT) {
            return OVERLOADED;
        }
        boolean slow = seen.database().compareTo(SLOW) > 0;
        return slow || load >= (long) seen.limit() * LONG_QUEUE_PERCENT ? DEGRADED : OPERATIONAL;
    }
}
