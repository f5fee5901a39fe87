package dev.haksa.shared.outbox;

import dev.haksa.shared.outbox.OutboxBatch.Progress;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to the durable consumers: each event once to each. The position is locked while a batch is handled, so
 * instances take turns, and it moves with the consumer's writes or not at all.
 */
@ApplicationScoped
public class OutboxDelivery {
    private static final int BATCH = 2_000;
    /** Events that come in quick succession are handled together; the regular poll finds the last of them. */
    private static final long PACE_NANOS = 200_000_000;

    private final List<OutboxConsumer> consumers;
    private final OutboxReader reader;
    private final OutboxPositions positions;
    private final OutboxSignal signal;
    private final Pool pool;
    private final Vertx vertx;

    OutboxDelivery(
            @All List<OutboxConsumer> consumers,
            OutboxReader reader,
            OutboxPositions positions,
            OutboxSignal signal,
            Pool pool,
            Vertx vertx) {
        this.consumers = consumers;
        this.reader = reader;
        this.positions = positions;
        this.signal = signal;
        this.pool = pool;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        for (OutboxConsumer consumer : consumers) {
            Pump pump = new Pump("delivery to " + consumer.name(), vertx, () -> deliver(consumer));
            AtomicLong last = new AtomicLong(System.nanoTime() - PACE_NANOS);
            signal.onSignal(() -> wake(pump, last));
        }
    }

    private static void wake(Pump pump, AtomicLong last) {
        long now = System.nanoTime();
        if (now - last.get() >= PACE_NANOS) {
            last.set(now);
            pump.wake();
        }
    }

    /** Hands the next batch to a consumer; nothing while another instance is at it. */
    public Uni<Progress> deliver(OutboxConsumer consumer) {
        return positions
                .hasNews(pool, consumer.name())
                .chain(news -> news
                        ? pool.withTransaction(connection -> deliver(connection, consumer))
                        : positions.register(pool, consumer.name()).replaceWith(Progress.DONE));
    }

    private Uni<Progress> deliver(SqlConnection connection, OutboxConsumer consumer) {
        return positions.lock(connection, consumer.name()).chain(position -> from(connection, consumer, position));
    }

    private Uni<Progress> from(SqlConnection connection, OutboxConsumer consumer, @Nullable OutboxPosition position) {
        if (position == null) {
            return Uni.createFrom().item(Progress.DONE);
        }
        return reader.read(connection, position, consumer.condition(), BATCH)
                .call(batch -> batch.events().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : consumer.handle(connection, batch.events()))
                .call(batch -> batch.position().equals(position)
                        ? Uni.createFrom().voidItem()
                        : positions.move(connection, consumer.name(), batch.position()))
                .map(OutboxBatch::progress);
    }
}
