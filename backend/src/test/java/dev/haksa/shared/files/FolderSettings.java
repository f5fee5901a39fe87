package dev.haksa.shared.files;

import java.nio.file.Path;
import java.time.Duration;

/** The settings of a folder, as a test wants them. */
record FolderSettings(Path directory) implements FilesConfig {
    @Override
    public Store store() {
        return Store.FOLDER;
    }

    @Override
    public Duration orphanGrace() {
        return Duration.ofDays(1);
    }

    @Override
    public S3 s3() {
        throw new UnsupportedOperationException("a folder has no bucket");
    }
}
