package dev.haksa.shared.outbox;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes events that every durable consumer has handled and that are old enough. */
@ApplicationScoped
public class OutboxPurge {
    private static final int CHUNK = 10_000;

    private final List<String> consumers;
    private final OutboxPositions positions;
    private final Pool pool;
    private final Clock clock;
    private final Duration kept;

    OutboxPurge(
            @All List<OutboxConsumer> consumers,
            OutboxPositions positions,
            Pool pool,
            Clock clock,
            @ConfigProperty(name = "haksa.outbox.kept", defaultValue = "P30D") Duration kept) {
        this.consumers = consumers.stream().map(OutboxConsumer::name).toList();
        this.positions = positions;
        this.pool = pool;
        this.clock = clock;
        this.kept = kept;
    }

    /** Deletes what may go, some thousand rows in a transaction. */
    @Scheduled(every = "1h", delayed = "7m")
    public Uni<Void> purge() {
        return chunks(clock.instant().minus(kept));
    }

    private Uni<Void> chunks(Instant before) {
        return positions
                .purge(pool, before, consumers, CHUNK)
                .chain(deleted -> deleted < CHUNK ? Uni.createFrom().voidItem() : chunks(before));
    }
}
