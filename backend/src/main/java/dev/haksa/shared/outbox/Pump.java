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

    private final String name;
    private final Context context;
    private final Supplier<Uni<Progress>> work;
    private final AtomicInteger wakes = new AtomicInteger();

    /** Work under a name for the log; the pump rests until it is woken. */
    public Pump(String name, Vertx vertx, Supplier<Uni<Progress>> work) {
        this.name = name;
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
        if (progress == Progress.MORE || !wakes.compareAndSet(seen, 0)) {
            context.runOnContext(ignored -> run());
        }
    }
}
