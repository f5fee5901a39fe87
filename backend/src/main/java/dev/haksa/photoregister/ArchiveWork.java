package dev.haksa.photoregister;

import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Sends four archives at a time. They have turns of their own, since they last as long as their readers take, and hold up
 * no files that are made.
 */
@Singleton
class ArchiveWork extends BoundedWork {
    private static final int AT_A_TIME = 4;
    private static final int THREADS = 1;

    ArchiveWork(Vertx vertx) {
        super(vertx, "haksa-archives", AT_A_TIME, THREADS);
    }

    @PreDestroy
    void stop() {
        close();
    }
}
