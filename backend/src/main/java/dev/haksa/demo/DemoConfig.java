package dev.haksa.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the demonstration. */
@ConfigMapping(prefix = "haksa.demo")
public interface DemoConfig {
    /** Whether demo data are loaded into an empty database. */
    @WithDefault("false")
    boolean enabled();

    /** How many students there are, 500 to 200,000. */
    @WithDefault("500")
    int students();

    /** The same seed makes the same students. */
    @WithDefault("1")
    long seed();

    /** The password of all demo accounts; the start with the embedded database makes one at random. */
    Optional<String> password();
}
