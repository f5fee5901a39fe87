package dev.haksa.card;

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

    /** Does it when it has a turn; 503 while two files are being made. */
    <T> Uni<T> inTurn(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                throw ProblemException.overloaded(COME_AGAIN_SECONDS);
            }
            return Uni.createFrom().deferred(work).onTermination().invoke(free::release);
        });
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
