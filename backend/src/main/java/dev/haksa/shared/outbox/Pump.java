package dev.haksa.shared.outbox;

import dev.haksa.shared.outbox.OutboxBatch.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats work whenever it is woken, one run at a time: a wake during a run makes one more run after it. A run that
 * fails is logged and tried again with the next wake.
 */
public final class Pump {
    private static final Logger LOG = Logger.getLogger(Pump.class);
    private static final long SHORTLY_MILLIS = 10;
    private static final long LONGEST_MILLIS = 640;

    private final String name;
    private final Vertx vertx;
    private final Context context;
    private final Supplier<Uni<Progress>> work;
    private final AtomicInteger wakes = new AtomicInteger();
    private long unsettledMillis = SHORTLY_MILLIS;

    /** Work under a name for the log; the pump rests until it is woken. */
    public Pump(String name, Vertx vertx, Supplier<Uni<Progress>> work) {
        this.name = name;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.work = work;
    }

    /** Has the work done, by a run that begins after this call. */
    public void wake() {
        if (wakes.getAndIncrement() == 0) {
            context.runOnContext(ignored -> run());
        }
    }

    private void run() {
        int seen = wakes.get();
        Uni.createFrom().deferred(work::get).subscribe().with(progress -> finish(seen, progress), failure -> {
            LOG.warnf("%s failed and is tried again: %s", name, failure);
            finish(seen, Progress.DONE);
        });
    }

    private void finish(int seen, Progress progress) {
        if (progress == Progress.UNSETTLED) {
            vertx.setTimer(unsettledMillis, ignored -> wake());
            unsettledMillis = Math.min(unsettledMillis * 2, LONGEST_MILLIS);
        } else {
            unsettledMillis = SHORTLY_MILLIS;
        }
        if (progress == Progress.MORE || !wakes.compareAndSet(seen, 0)) {
            context.runOnContext(ignored -> run());
        }
    }
}
