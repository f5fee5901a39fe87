package dev.haksa.majorchange;

import dev.haksa.change.RecordChanges;
import dev.haksa.majorchange.domain.ApplicationState;
import dev.haksa.majorchange.store.MajorChangeRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Moves applications for a change of major, with their audit entries, and what that means to their change of record. */
@ApplicationScoped
class MajorChangeProgress {
    private final MajorChangeRows rows;
    private final RecordChanges changes;
    private final AuditTrail audit;

    MajorChangeProgress(MajorChangeRows rows, RecordChanges changes, AuditTrail audit) {
        this.rows = rows;
        this.changes = changes;
        this.audit = audit;
    }

    /** On whose behalf, and when. */
    record Scene(MajorChangeRound round, Caller caller, Instant at) {}

    /** Moves one application; answers what to publish last. */
    Uni<List<OutboxEvent>> move(SqlConnection connection, Scene scene, MajorChangeRows.Move move) {
        return rows.one(connection, move.id())
                .call(() -> rows.move(connection, move, scene.at()))
                .chain(before ->
                        rows.one(connection, move.id()).call(after -> record(connection, scene, before, after)))
                .chain(after -> follow(connection, scene, after).map(events -> told(scene, after, events)));
    }

    /** The change of record of a refused application is cancelled by the office. */
    private Uni<List<OutboxEvent>> follow(SqlConnection connection, Scene scene, MajorChange after) {
        Integer changeId = after.changeId();
        String reason = after.reason();
        if (changeId == null || reason == null || after.state() != ApplicationState.REFUSED) {
            return Uni.createFrom().item(List.of());
        }
        return changes.status(connection, changeId)
                .chain(status -> status.state().isOpen()
                        ? changes.cancel(connection, changeId, reason, scene.caller(), scene.at())
                        : Uni.createFrom().item(List.of()));
    }

    private static List<OutboxEvent> told(Scene scene, MajorChange after, List<OutboxEvent> events) {
        List<OutboxEvent> all = new ArrayList<>();
        all.add(event(after, scene.round(), scene.caller().correlationId()));
        all.addAll(events);
        return all;
    }

    static OutboxEvent event(MajorChange after, MajorChangeRound round, String correlationId) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", after.studentNumber())
                .put("applicationId", after.id())
                .put("term", after.term())
                .put("program", after.targetProgram())
                .put("receivedOn", after.receivedOn().toString())
                .put("startsOn", round.term().startsOn().toString());
        if (after.reason() != null) {
            payload.put("statedReason", after.reason());
        }
        String type = "major-change." + after.state().name().toLowerCase(Locale.ROOT);
        return new OutboxEvent(type, "major-change/" + after.id(), after.studentNumber(), payload, correlationId);
    }

    private Uni<Void> record(SqlConnection connection, Scene scene, MajorChange before, MajorChange after) {
        Map<String, Object> details = new HashMap<>();
        details.put("studentNumber", after.studentNumber());
        details.put("term", after.term());
        details.put("target", after.targetProgram());
        details.put("before", before.state().name());
        details.put("after", after.state().name());
        details.put("rank", String.valueOf(after.rank()));
        AuditEvent event = new AuditEvent(
                scene.at(),
                scene.caller(),
                "MAJOR_CHANGE_" + after.state(),
                "MAJOR_CHANGE",
                String.valueOf(after.id()),
                after.reason(),
                details);
        return audit.record(connection, List.of(event));
    }
}
