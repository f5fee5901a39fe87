package dev.haksa.card;

import dev.haksa.shared.blocking.Unbroken;
import dev.haksa.shared.blocking.WorkPool;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Makes two files of lists at a time, since a whole list is in memory while its file is made. */
@Singleton
class CardListWork {
    private static final int AT_A_TIME = 2;
    private static final int COME_AGAIN_SECONDS = 10;

    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final WorkPool pool;

    CardListWork(Vertx vertx) {
        this.pool = new WorkPool(vertx, "haksa-card-lists", 1, AT_A_TIME);
    }

    /**
     * Does it when it has a turn; 503 while two files are being made. It is done to its end, which ends the turn: the
     * statement and the list go on although the client has gone.
     */
    <T> Uni<T> inTurn(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                throw ProblemException.overloaded(COME_AGAIN_SECONDS);
            }
            Uni<T> done = Uni.createFrom().deferred(work);
            return Unbroken.toItsEnd(done.onTermination().invoke(free::release));
        });
    }

    /** How many turns are free. */
    int free() {
        return free.availablePermits();
    }

    /** The result of a blocking function. */
    <T> Uni<T> run(Supplier<T> function) {
        return pool.run(function);
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
