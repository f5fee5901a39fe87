package dev.haksa.catalog.store;

import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;

/** Tells that the seats of sections changed without any student taking or giving back one. */
@ApplicationScoped
public class SeatEvents {
    private final Outbox outbox;

    SeatEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes one event a section; the last thing before the commit. */
    public Uni<Void> changed(SqlConnection connection, Instant at, Collection<Integer> sections, String correlationId) {
        return outbox.publish(
                connection,
                at,
                sections.stream().map(section -> event(section, correlationId)).toList());
    }

    private static OutboxEvent event(int section, String correlationId) {
        JsonObject payload = new JsonObject().put("sectionId", section);
        return new OutboxEvent("seats.changed", String.valueOf(section), null, payload, correlationId);
    }
}
