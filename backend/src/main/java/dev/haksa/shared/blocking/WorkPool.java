package dev.haksa.shared.blocking;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Threads of their own for work that strangers cause and that may take long, so that it never keeps {@link BlockingWork}
 * waiting: signing in, signing, printing.
 */
public final class WorkPool {
    private static final int COME_AGAIN_SECONDS = 10;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    /** A pool of so many threads, for which at most so many tasks wait. */
    public WorkPool(Vertx vertx, String name, int threads, int waiting) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor(name, threads);
        this.most = threads + waiting;
    }

    /** The result of the function, on the context that asked for it; fails with 503 when too many wait already. */
    public <T> Uni<T> run(Supplier<T> function) {
        return Uni.createFrom().deferred(() -> enter() ? submit(function) : full());
    }

    /** Takes no more work. */
    public void close() {
        workers.closeAndForget();
    }

    private <T> Uni<T> submit(Supplier<T> function) {
        Context context = vertx.getOrCreateContext();
        return workers.executeBlocking(() -> leaving(function), false).emitOn(context::runOnContext);
    }

    private <T> T leaving(Supplier<T> function) {
        try {
            return function.get();
        } finally {
            inside.decrementAndGet();
        }
    }

    private boolean enter() {
        if (inside.incrementAndGet() <= most) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    private static <T> Uni<T> full() {
        return Uni.createFrom().failure(ProblemException.overloaded(COME_AGAIN_SECONDS));
    }
}
