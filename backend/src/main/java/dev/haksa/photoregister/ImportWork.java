package dev.haksa.photoregister;

import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Puts in one archive at a time. */
@Singleton
class ImportWork extends BoundedWork {
    private static final int AT_A_TIME = 1;
    private static final int THREADS = 2;

    ImportWork(Vertx vertx) {
        super(vertx, "haksa-imports", AT_A_TIME, THREADS);
    }

    @PreDestroy
    void stop() {
        close();
    }
}
