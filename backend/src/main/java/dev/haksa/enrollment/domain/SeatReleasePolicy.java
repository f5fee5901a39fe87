package dev.haksa.enrollment.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a seat that was given back and that no waiting student takes becomes free for everybody, so that seats cannot be
 * handed over to friends.
 *
 * @param times clock times in Seoul, for FIXED_TIMES
 * @param minMinutes shortest delay, for RANDOM_DELAY
 * @param maxMinutes longest delay, for RANDOM_DELAY
 */
public record SeatReleasePolicy(Kind kind, List<LocalTime> times, int minMinutes, int maxMinutes) {
    /** Where nothing was decided. */
    public static final SeatReleasePolicy AT_ONCE = new SeatReleasePolicy(Kind.AT_ONCE, List.of(), 0, 0);

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** How it is decided. */
    @Schema(name = "SeatReleaseKind", description = "When seats that are given back become free. / 취소된 자리의 공개 방식")
    public enum Kind {
        /** Free for everybody in the moment in which no waiting student can take it. */
        AT_ONCE,
        /** Kept for the waiting list as long as anybody waits. */
        WAITLIST_FIRST,
        /** Free at the next of some clock times. */
        FIXED_TIMES,
        /** Free after a delay that nobody knows beforehand. */
        RANDOM_DELAY
    }

    /** Copies the times in order. */
    public SeatReleasePolicy {
        times = times.stream().sorted().toList();
    }

    /**
     * When a seat given back at an instant becomes free.
     *
     * @param draw random number from 0 to below 1, for RANDOM_DELAY
     * @return null when it is free at once
     */
    public @Nullable Instant dueAt(Instant freedAt, double draw) {
        return switch (kind) {
            case AT_ONCE, WAITLIST_FIRST -> null;
            case FIXED_TIMES -> nextTime(freedAt);
            case RANDOM_DELAY -> {
                long least = Duration.ofMinutes(minMinutes).toMillis();
                long most = Duration.ofMinutes(maxMinutes).toMillis();
                yield freedAt.plusMillis(least + (long) (draw * (most - least)));
            }
        };
    }

    private Instant nextTime(Instant after) {
        ZonedDateTime local = after.atZone(SEOUL);
        for (LocalTime time : times) {
            ZonedDateTime candidate = local.with(time);
            if (candidate.toInstant().isAfter(after)) {
                return candidate.toInstant();
            }
        }
        return local.plusDays(1).with(times.getFirst()).toInstant();
    }
}
