package dev.haksa.photoregister;

import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Makes two exports at a time. */
@Singleton
class ExportWork extends BoundedWork {
    private static final int AT_A_TIME = 2;
    private static final int THREADS = 2;

    ExportWork(Vertx vertx) {
        super(vertx, "haksa-exports", AT_A_TIME, THREADS);
    }

    @PreDestroy
    void stop() {
        close();
    }
}
