package dev.haksa.shared.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may wait for the database, and for how long. */
@ConfigMapping(prefix = "haksa.database.limits")
public interface PoolLimits {
    /** Most requests that wait for a connection of the general pool; the next one is answered 503 at once. */
    @WithDefault("1000")
    int waiting();

    /** Longest wait for a connection; then 503. */
    @WithDefault("PT5S")
    Duration acquisition();

    /** Longest wait for the database to accept a connection. */
    @WithDefault("PT5S")
    Duration connect();

    /**
     * After this time without a single byte from the database a connection of the general pool is given up, idle or
     * not: nothing else tells a database that is silently gone from a slow one. Longer than the longest statement.
     */
    @WithDefault("PT2M")
    Duration silence();

    /** The same for connections of admission, whose statements take milliseconds. */
    @WithDefault("PT15S")
    Duration admissionSilence();

    /** Connections of admission beyond one for each lane. */
    @WithDefault("2")
    int admissionSpare();
}
