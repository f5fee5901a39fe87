package dev.haksa.shared.overload;

import java.time.Duration;

/**
 * How often a client of a kind may ask.
 *
 * @param name as it stands in the header fields
 * @param perSecond requests a second in the long run
 * @param burst requests at once
 * @param repeatedWithin how long an identical request counts as a repetition
 * @param repetitions how many of them are not charged
 */
record RatePolicy(String name, int perSecond, int burst, Duration repeatedWithin, int repetitions) {
    RatePolicy {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "haksa.rate-limit." + name + ": per-second and burst must be 1 or more; to switch limits off, set"
                            + " haksa.rate-limit.enabled=false");
        }
    }

    /** The field {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): so many within so many seconds. */
    String field() {
        return "\"" + name + "\";q=" + burst + ";w=" + secondsFor(burst);
    }

    /** Seconds in which so many requests are granted anew, rounded up. */
    int secondsFor(double requests) {
        return (int) Math.ceil(requests / perSecond);
    }
}
