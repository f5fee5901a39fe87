package dev.haksa.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and paces of live streams. */
@ConfigMapping(prefix = "haksa.live")
public interface LiveConfig {
    /** Most streams of an instance; beyond them 503. */
    @WithDefault("10000")
    int listeners();

    /** Most streams of an account; one more closes the oldest. */
    @WithDefault("5")
    int perAccount();

    /** Least time between two looks at the seats. */
    @WithDefault("PT0.3S")
    Duration pace();

    /** How often something is sent when nothing happens. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long a client may leave what it was sent untouched. */
    @WithDefault("PT30S")
    Duration patience();
}
