package dev.haksa.shared.files;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** The file store that the configuration names; a start without a usable one fails at once and says why. */
@ApplicationScoped
class FileStoreProducer {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    @Produces
    @ApplicationScoped
    FileStore store(FilesConfig config, Vertx vertx, FileTurns turns) {
        return switch (config.store()) {
            case FOLDER -> new FolderFileStore(vertx, config);
            case S3 -> new S3FileStore(S3Bucket.of(config.s3()), turns, vertx);
        };
    }

    void close(@Disposes FileStore store) {
        store.close();
    }

    void start(@Observes StartupEvent event, FileStore store) {
        store.check().await().atMost(START_LIMIT);
    }
}
