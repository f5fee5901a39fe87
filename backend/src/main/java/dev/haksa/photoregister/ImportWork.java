package dev.haksa.photoregister;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts in one archive at a time; a few more may arrive meanwhile and wait for their turn. */
@Singleton
class ImportWork extends BoundedWork {
    private static final int AT_A_TIME = 1;
    private static final int THREADS = 2;

    /** Archives that arrive or wait; each is a file of up to 200 MB. */
    private static final int RECEIVED = 4;

    private final Semaphore receptions = new Semaphore(RECEIVED);
    private final Duration patience;

    ImportWork(
            Vertx vertx,
            @ConfigProperty(name = "haksa.photo-imports.patience", defaultValue = "PT1M") Duration patience) {
        super(vertx, "haksa-imports", AT_A_TIME, THREADS);
        this.patience = patience;
    }

    /** The right to send an archive, which is not yet the right to have it put in; or 503. */
    Turn receive() {
        return take(receptions);
    }

    /** A turn for an archive that has arrived. */
    Uni<Turn> await() {
        return await(patience);
    }

    @PreDestroy
    void stop() {
        close();
    }
}
