package dev.haksa.shared.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;

/** Writes audit events in the transaction of the change they tell of. */
@ApplicationScoped
public class AuditTrail {
    private static final String INSERT = """
            insert into audit_entry
                (at, actor_id, actor_name, actor_roles, action, subject_type, subject_id, reason, correlation_id, details)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    /** Records an event in the current session's transaction. */
    public Uni<Void> record(AuditEvent event) {
        return Panache.getSession()
                .chain(session -> session.persist(AuditEntry.of(event)).chain(session::flush));
    }

    /** Records events in the transaction that is open on a connection. */
    public Uni<Void> record(SqlConnection connection, List<AuditEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(INSERT)
                        .executeBatch(events.stream().map(AuditTrail::tuple).toList())
                        .replaceWithVoid();
    }

    private static Tuple tuple(AuditEvent event) {
        return Tuple.from(List.of(
                        event.at().atOffset(ZoneOffset.UTC),
                        event.caller().id(),
                        event.caller().name(),
                        String.join(
                                " ", event.caller().roles().stream().sorted().toList()),
                        event.action(),
                        event.subjectType(),
                        event.subjectId()))
                .addValue(event.reason())
                .addValue(event.caller().correlationId())
                .addValue(new JsonObject(event.details()));
    }
}
