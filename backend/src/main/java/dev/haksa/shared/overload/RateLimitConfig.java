package dev.haksa.shared.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a client may ask, by instance; see {@link RateLimits}. */
@ConfigMapping(prefix = "haksa.rate-limit")
public interface RateLimitConfig {
    /** False switches all limits off, for universities that limit in front of the backend. */
    @WithDefault("true")
    boolean enabled();

    /** An account of a person. */
    People people();

    /** A program. */
    Integrations integrations();

    /** Everybody at one address who is about to sign in; a campus has many people behind one address. */
    Addresses addresses();

    /** How long an identical request counts as a repetition, which is not charged. */
    @WithDefault("PT10S")
    Duration repeatedWithin();

    /** How many repetitions within that time are not charged; no careful client needs as many. */
    @WithDefault("20")
    int repetitions();

    /** Most clients that are remembered at a time; others are let through uncounted. */
    @WithDefault("100000")
    int clients();

    /** Limit of people. */
    interface People {
        /** Requests a second in the long run. */
        @WithDefault("20")
        int perSecond();

        /** Requests at once. */
        @WithDefault("60")
        int burst();
    }

    /** Limit of programs. */
    interface Integrations {
        /** Requests a second in the long run. */
        @WithDefault("100")
        int perSecond();

        /** Requests at once. */
        @WithDefault("300")
        int burst();
    }

    /** Limit of addresses. */
    interface Addresses {
        /** Requests a second in the long run. */
        @WithDefault("500")
        int perSecond();

        /** Requests at once. */
        @WithDefault("3000")
        int burst();
    }
}
