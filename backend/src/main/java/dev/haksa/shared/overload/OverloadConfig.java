package dev.haksa.shared.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Most requests that an instance works on at a time; the next one is answered 503 at once. */
@ConfigMapping(prefix = "haksa.overload")
public interface OverloadConfig {
    /** Reads. */
    @WithDefault("2000")
    int reads();

    /** Writes. Most of them wait for admission; an instance needs some kilobytes for each. */
    @WithDefault("10000")
    int writes();

    /** Dry runs, which share their connections with reads. */
    @WithDefault("64")
    int dryRuns();

    /** Files that arrive or are looked at, dry runs of them too; each is a file on this machine. */
    @WithDefault("256")
    int uploads();

    /** Files of one account that arrive or are looked at at a time; the next one is answered 429. */
    @WithDefault("6")
    int uploadsPerAccount();

    /** Files on their way to their readers that are too long to be sent at once. */
    @WithDefault("128")
    int downloads();

    /** The same of one account, and once more of the links that it made; the next one is answered 429. */
    @WithDefault("8")
    int downloadsPerAccount();
}
