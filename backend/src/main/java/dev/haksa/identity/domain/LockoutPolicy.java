package dev.haksa.identity.domain;

import java.time.Duration;

/**
 * Slows down guessing: from the fifth failure on, a login name waits 30 s, 1 min, 2 min … up to 1 h. A day without
 * failure, or a success, starts the count anew.
 */
public final class LockoutPolicy {
    /** Failures older than this are forgotten. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private static final int FIRST_DELAYED_FAILURE = 5;
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private LockoutPolicy() {}

    /** How long to wait after so many failures in a row; zero when one may try again at once. */
    public static Duration delayAfter(int failures) {
        if (failures < FIRST_DELAYED_FAILURE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FIRST_DELAYED_FAILURE, MOST_DOUBLINGS);
        Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
