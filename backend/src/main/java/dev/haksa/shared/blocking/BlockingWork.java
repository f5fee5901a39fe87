package dev.haksa.shared.blocking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs pure, CPU-heavy functions on a small pool of threads and returns to the caller's context. Never call it inside
 * a session or transaction.
 */
@ApplicationScoped
public class BlockingWork {
    private final Vertx vertx;
    private final WorkerExecutor workers;

    BlockingWork(Vertx vertx) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor(
                "haksa-blocking", Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** The result of the function, delivered on the context that asked for it. */
    public <T> Uni<T> run(Supplier<T> function) {
        return Uni.createFrom().deferred(() -> {
            Context context = vertx.getOrCreateContext();
            return workers.executeBlocking(function::get, false).emitOn(context::runOnContext);
        });
    }

    @PreDestroy
    void close() {
        workers.closeAndForget();
    }
}
