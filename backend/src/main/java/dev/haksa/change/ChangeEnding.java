package dev.haksa.change;

import dev.haksa.change.store.ChangeWrites;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends an application without carrying it out. */
@ApplicationScoped
class ChangeEnding {
    private final ChangeWrites writes;
    private final ChangeEvidence evidence;
    private final ChangeHandlers handlers;
    private final AuditTrail audit;

    ChangeEnding(ChangeWrites writes, ChangeEvidence evidence, ChangeHandlers handlers, AuditTrail audit) {
        this.writes = writes;
        this.evidence = evidence;
        this.handlers = handlers;
        this.audit = audit;
    }

    /**
     * Somebody ends an application.
     *
     * @param entry what the timeline says; its note is the reason
     */
    record Order(RecordChange change, ChangeState into, TimelineEntry entry, Caller caller) {
        Instant at() {
            return entry.at();
        }
    }

    /** Rejects or cancels; answers what to publish. */
    Uni<List<OutboxEvent>> end(SqlConnection connection, Order order) {
        RecordChange change = order.change();
        String reason = order.entry().note();
        return writes.end(connection, change.id(), order.into(), reason, order.at())
                .chain(() -> evidence.release(connection, change.id()))
                .chain(() -> writes.note(connection, change.id(), order.entry()))
                .chain(() -> audit.record(connection, List.of(audited(order))))
                .chain(() -> handlers.of(change.summary().kind())
                        .abandoned(connection, change.id(), change.draft(), order.into(), order.at()))
                .map(events -> told(order, events));
    }

    private static List<OutboxEvent> told(Order order, List<OutboxEvent> events) {
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(order.change());
        List<OutboxEvent> all = new ArrayList<>(events);
        all.add(ChangeEvents.of(
                order.entry().type(),
                subject,
                ChangeEvents.told(subject, order.at()).put("note", order.entry().note()),
                order.caller().correlationId()));
        return all;
    }

    private static AuditEvent audited(Order order) {
        return new AuditEvent(
                order.at(),
                order.caller(),
                "RECORD_CHANGE_" + order.into(),
                "STUDENT",
                order.change().summary().studentNumber(),
                order.entry().note(),
                Map.of(
                        "recordChangeId", order.change().id(),
                        "kind", order.change().summary().kind().name(),
                        "stateBefore", order.change().summary().state().name()));
    }
}
