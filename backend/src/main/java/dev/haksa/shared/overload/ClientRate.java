package dev.haksa.shared.overload;

import java.util.concurrent.TimeUnit;

/**
 * What one client asked for lately: a bucket of tokens, and marks of the last requests that were let through, by which
 * a repetition is known. Its size never changes.
 */
final class ClientRate {
    private static final int REMEMBERED = 16;

    private final RatePolicy policy;
    private final long repeatedWithin;
    private final long[] marks = new long[REMEMBERED];
    private final long[] times = new long[REMEMBERED];
    private final int[] repetitions = new int[REMEMBERED];
    private int used;
    private int next;
    private double tokens;
    private long last;

    /** A client that has not asked yet; {@code now} in nanoseconds of the monotonic clock. */
    ClientRate(RatePolicy policy, long now) {
        this.policy = policy;
        this.repeatedWithin = policy.repeatedWithin().toNanos();
        this.tokens = policy.burst();
        this.last = now;
    }

    /**
     * What becomes of a request.
     *
     * @param remaining requests that are left at once
     * @param resetSeconds until all are granted again
     * @param retryAfterSeconds until the next one is let through; 0 when this one is
     */
    record Verdict(int remaining, int resetSeconds, int retryAfterSeconds) {
        boolean isAdmitted() {
            return retryAfterSeconds == 0;
        }
    }

    /**
     * Lets a request through, or not.
     *
     * @param mark the same for identical requests
     */
    synchronized Verdict admit(long mark, long now) {
        refill(now);
        int known = find(mark, now);
        if (known >= 0 && repetitions[known] < policy.repetitions()) {
            repetitions[known]++;
            return verdict(0);
        }
        if (tokens < 1) {
            return verdict(Math.max(1, policy.secondsFor(1 - tokens)));
        }
        tokens--;
        remember(known, mark, now);
        return verdict(0);
    }

    /** Whether nothing about the client is worth knowing any more. */
    synchronized boolean isForgettable(long now) {
        refill(now);
        return tokens >= policy.burst() && (used == 0 || now - latest() > repeatedWithin);
    }

    private Verdict verdict(int retryAfterSeconds) {
        return new Verdict((int) tokens, policy.secondsFor(policy.burst() - tokens), retryAfterSeconds);
    }

    private void refill(long now) {
        double seconds = Math.max(0, now - last) / (double) TimeUnit.SECONDS.toNanos(1);
        tokens = Math.min(policy.burst(), tokens + seconds * policy.perSecond());
        last = now;
    }

    private int find(long mark, long now) {
        for (int i = 0; i < used; i++) {
            if (marks[i] == mark && now - times[i] <= repeatedWithin) {
                return i;
            }
        }
        return -1;
    }

    private void remember(int known, long mark, long now) {
        int place = known >= 0 ? known : next;
        if (known < 0) {
            next = (next + 1) % REMEMBERED;
            used = Math.min(REMEMBERED, used + 1);
        }
        marks[place] = mark;
        times[place] = now;
        repetitions[place] = 0;
    }

    private long latest() {
        long latest = times[0];
        for (int i = 1; i < used; i++) {
            latest = Math.max(latest, times[i]);
        }
        return latest;
    }
}
