package dev.haksa.support;

import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Publishes events as features do, in a transaction of its own. */
@ApplicationScoped
public class Events {
    private final Outbox outbox;
    private final Pool pool;

    Events(Outbox outbox, Pool pool) {
        this.outbox = outbox;
        this.pool = pool;
    }

    /** An event of a section; {@code more} adds to what such events always say. */
    public static OutboxEvent of(String type, String student, int section, JsonObject more) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", student)
                .put("sectionId", section)
                .put("courseNumber", "POL1002")
                .put("sectionNumber", "001")
                .put("title", "형사법")
                .put("at", MovableClock.get().instant().toString())
                .mergeIn(more);
        return new OutboxEvent(
                type,
                student + "/" + section,
                student,
                payload,
                UUID.randomUUID().toString());
    }

    /** Publishes and commits. */
    public void publish(OutboxEvent... events) {
        pool.withTransaction(connection ->
                        outbox.publish(connection, MovableClock.get().instant(), List.of(events)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
