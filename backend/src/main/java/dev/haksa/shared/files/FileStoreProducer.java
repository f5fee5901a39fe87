package dev.haksa.shared.files;

import dev.haksa.shared.overload.OverloadConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The file store that the configuration names. A start with a wrong configuration fails at once and says why; one while
 * the store is out of reach only warns, for enrollment needs no files.
 */
@ApplicationScoped
class FileStoreProducer {
    private static final Logger LOG = Logger.getLogger(FileStoreProducer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    @Produces
    @ApplicationScoped
    FileStore store(FilesConfig config, Vertx vertx, FileTurns turns, FolderMark mark, MeterRegistry meters) {
        FileStore store = switch (config.store()) {
            case FOLDER -> new FolderFileStore(vertx, config, mark);
            case S3 -> new S3FileStore(S3Bucket.of(config.s3()), turns, vertx);
        };
        return new WatchedFileStore(store, meters);
    }

    void close(@Disposes FileStore store) {
        store.close();
    }

    void start(@Observes StartupEvent event, FileStore store, FilesConfig config, OverloadConfig overload) {
        requireConnections(config, overload);
        require(store).await().atMost(START_LIMIT);
    }

    /** Else those who read slowly keep everybody else from the store. */
    static void requireConnections(FilesConfig config, OverloadConfig overload) {
        int connections = config.s3().connections();
        if (config.store() == FilesConfig.Store.S3 && connections <= overload.downloads()) {
            throw new IllegalStateException("haksa.files.s3.connections is " + connections
                    + " and must be more than haksa.overload.downloads, which is " + overload.downloads()
                    + ": else files that are read slowly take all connections. Raise the one or lower the other.");
        }
    }

    static Uni<Void> require(FileStore store) {
        return store.check()
                .onFailure(UnreachableStoreException.class)
                .invoke(failure -> LOG.warn(failure.getMessage()))
                .onFailure(UnreachableStoreException.class)
                .recoverWithNull();
    }
}
