package dev.haksa.shared.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where files are kept. */
@ConfigMapping(prefix = "haksa.files")
public interface FilesConfig {
    /** The folder of all files; several instances share one. Beside the embedded database by default. */
    @WithDefault("${haksa.data:data}/files")
    Path directory();

    /** How long a file that nothing refers to is left alone: longer than any upload takes. */
    @WithDefault("P1D")
    Duration orphanGrace();
}
