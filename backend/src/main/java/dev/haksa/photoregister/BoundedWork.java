package dev.haksa.photoregister;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Long work, little of it at a time, on worker threads of its own, so that neither event loops nor the hashing of
 * passwords wait for it.
 */
abstract class BoundedWork {
    private static final int RETRY_AFTER_SECONDS = 15;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final long UNASKED_MILLIS = 60_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Semaphore free;

    /**
     * Work of a kind.
     *
     * @param atATime so many of it at a time on this machine; whoever comes then is told to come again
     * @param threads that it shares
     */
    BoundedWork(Vertx vertx, String name, int atATime, int threads) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor(name, threads);
        this.free = new Semaphore(atATime);
    }

    /** The right to do one piece of work; given back once, however it ends. */
    static final class Turn {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final Semaphore free;

        private Turn(Semaphore free) {
            this.free = free;
        }

        void giveBack() {
            if (held.compareAndSet(true, false)) {
                free.release();
            }
        }
    }

    /** A turn, or 503 with the time to come again. */
    Turn take() {
        return take(free);
    }

    /** The same of turns of another kind. */
    static Turn take(Semaphore free) {
        if (!free.tryAcquire()) {
            throw ProblemException.overloaded(RETRY_AFTER_SECONDS);
        }
        return new Turn(free);
    }

    /** A turn as soon as there is one. */
    Uni<Turn> awaitTurn() {
        return Uni.createFrom().deferred(() -> {
            Context context = vertx.getOrCreateContext();
            return Uni.createFrom()
                    .item(() -> take())
                    .onFailure()
                    .retry()
                    .withBackOff(LOOK_AGAIN, LOOK_AGAIN)
                    .indefinitely()
                    .emitOn(context::runOnContext);
        });
    }

    /** How many turns are free. */
    int free() {
        return free.availablePermits();
    }

    /**
     * The content, whose end, however it comes, ends what serves it. So does nobody's asking for it within a minute: the
     * client may be gone before the answer began.
     */
    <T> Multi<T> during(Multi<T> content, Runnable end) {
        long timer = vertx.setTimer(UNASKED_MILLIS, passed -> end.run());
        return content.onSubscription()
                .invoke(() -> vertx.cancelTimer(timer))
                .onTermination()
                .invoke(end);
    }

    /** Runs a blocking piece of work; the answer comes on the caller's context. */
    <T> Uni<T> run(Callable<T> piece) {
        return Uni.createFrom().deferred(() -> {
            Context context = vertx.getOrCreateContext();
            return workers.executeBlocking(piece, false).emitOn(context::runOnContext);
        });
    }

    void close() {
        workers.closeAndForget();
    }
}
