package dev.haksa.shared.files;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks regularly whether the file store can be used, for whoever is to be alarmed when it cannot. */
@ApplicationScoped
class FileStoreWatch {
    private static final Logger LOG = Logger.getLogger(FileStoreWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FileStore store;
    private final AtomicBoolean usable = new AtomicBoolean(true);

    FileStoreWatch(FileStore store, MeterRegistry meters) {
        this.store = store;
        Gauge.builder("haksa.files.usable", usable, is -> is.get() ? 1 : 0)
                .description("1 while files can be read and kept, else 0")
                .register(meters);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookRegularly() {
        return look().replaceWithVoid();
    }

    /** Whether it can be used now. */
    Uni<Boolean> look() {
        return store.check()
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(this::gone)
                .invoke(this::note);
    }

    /** Said once. */
    private boolean gone(Throwable failure) {
        if (usable.get()) {
            LOG.errorf("The file store cannot be used: %s", failure);
        }
        return false;
    }

    private void note(boolean now) {
        if (!usable.getAndSet(now) && now) {
            LOG.info("The file store can be used again");
        }
    }
}
