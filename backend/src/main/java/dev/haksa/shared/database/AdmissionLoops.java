package dev.haksa.shared.database;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Event loops for admission alone, one a lane. Reading, deciding and writing a batch takes a loop some ten
 * milliseconds; on a loop of the HTTP server every request that shares it would stand behind that.
 */
@Singleton
public class AdmissionLoops {
    private final Vertx vertx;

    AdmissionLoops(@ConfigProperty(name = "haksa.admission.lanes", defaultValue = "1") int lanes) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(lanes)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /** A context on the next of these loops. Connections of admission that are asked for on it live on the same loop. */
    public Context newContext() {
        return vertx.getOrCreateContext();
    }

    Vertx vertx() {
        return vertx;
    }

    @PreDestroy
    void stop() {
        vertx.close();
    }
}
