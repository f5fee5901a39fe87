package dev.haksa.photoregister;

import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Makes two exports at a time, of which eight may be on their way to their readers. */
@Singleton
class ExportWork extends BoundedWork {
    private static final int AT_A_TIME = 2;
    private static final int THREADS = 2;

    /** Files that are made or sent; each may be as long as an album of 5,000 photos. */
    private static final int SENT = 8;

    private final Semaphore sendings = new Semaphore(SENT);

    ExportWork(Vertx vertx) {
        super(vertx, "haksa-exports", AT_A_TIME, THREADS);
    }

    /** The right to have a file until it is sent, which is longer than it takes to make it; or 503. */
    Turn takeSending() {
        return take(sendings);
    }

    /** How many more files may be sent. */
    int freeSendings() {
        return sendings.availablePermits();
    }

    @PreDestroy
    void stop() {
        close();
    }
}
