package dev.haksa.photoregister;

import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Puts in one archive at a time; a few more may arrive meanwhile and wait for their turn. */
@Singleton
class ImportWork extends BoundedWork {
    private static final int AT_A_TIME = 1;
    private static final int THREADS = 2;

    /** Archives that arrive, wait or are being put in; each is a file of up to 200 MB. */
    private static final int RECEIVED = 4;

    private final Semaphore receptions = new Semaphore(RECEIVED);

    ImportWork(Vertx vertx) {
        super(vertx, "haksa-imports", AT_A_TIME, THREADS);
    }

    /** The right to send an archive and to have it here until it is done, which is not yet its turn; or 503. */
    Turn receive() {
        return take(receptions);
    }

    @PreDestroy
    void stop() {
        close();
    }
}
