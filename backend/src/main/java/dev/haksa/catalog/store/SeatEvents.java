package dev.haksa.catalog.store;

import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
                sections.stream()
                        .map(section -> event("seats.changed", section, false, correlationId))
                        .toList());
    }

    /** The same about a section in which students only practise. */
    public Uni<Void> changedInRehearsal(SqlConnection connection, Instant at, int section, String correlationId) {
        return outbox.publish(connection, at, List.of(event("rehearsal.seats.changed", section, true, correlationId)));
    }

    private static OutboxEvent event(String type, int section, boolean rehearsal, String correlationId) {
        JsonObject payload = new JsonObject().put("sectionId", section).put("rehearsal", rehearsal);
        return new OutboxEvent(type, String.valueOf(section), null, payload, correlationId);
    }
}
