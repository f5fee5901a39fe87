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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes an application down with its steps, its clearances and its first line in the timeline. */
@ApplicationScoped
class ChangeFiling {
    private final ChangeWrites writes;
    private final AuditTrail audit;

    ChangeFiling(ChangeWrites writes, AuditTrail audit) {
        this.writes = writes;
        this.audit = audit;
    }

    private record Filed(int id, AssessedChange assessed, Caller caller, Instant at) {}

    /**
     * Files an application that nothing stands against.
     *
     * @param today the day on which the first step begins
     */
    Uni<FiledChange> file(
            SqlConnection connection, AssessedChange assessed, LocalDate today, Caller caller, Instant at) {
        return writes.insert(connection, row(assessed, ChangeState.SUBMITTED, caller, at))
                .map(id -> new Filed(id, assessed, caller, at))
                .call(filed -> writes.insertSteps(
                        connection, filed.id(), assessed.procedure().steps(), assessed.dueDates(), today))
                .call(filed -> writes.insertClearances(
                        connection, filed.id(), assessed.procedure().clearances()))
                .call(filed -> note(connection, filed, TimelineEntry.Type.SUBMITTED))
                .call(filed ->
                        writes.settlePrepared(connection, assessed.draft(), "접수 번호 " + filed.id() + "(으)로 접수됨", at))
                .map(filed -> new FiledChange(filed.id(), assessed.dueDates().getFirst(), List.of(submitted(filed))));
    }

    /** Keeps what a student filled in for a kind that comes on paper; nothing is applied for yet. */
    Uni<Integer> prepare(SqlConnection connection, AssessedChange assessed, Caller caller, Instant at) {
        return writes.insert(connection, row(assessed, ChangeState.PREPARED, caller, at))
                .call(id -> note(connection, new Filed(id, assessed, caller, at), TimelineEntry.Type.PREPARED));
    }

    private static ChangeWrites.NewChange row(AssessedChange assessed, ChangeState state, Caller caller, Instant at) {
        return new ChangeWrites.NewChange(
                assessed.draft(),
                assessed.student().departmentId(),
                state,
                assessed.consequences(),
                assessed.basis(),
                caller,
                at);
    }

    private Uni<Void> note(SqlConnection connection, Filed filed, TimelineEntry.Type type) {
        ChangeDraft draft = filed.assessed().draft();
        TimelineEntry entry = new TimelineEntry(filed.at(), type, filed.caller().name(), null, null, null);
        Map<String, Object> details = Map.of(
                "recordChangeId", filed.id(),
                "kind", draft.kind().name(),
                "channel", draft.channel().name(),
                "receiptDate", draft.receiptDate().toString());
        AuditEvent event = new AuditEvent(
                filed.at(),
                filed.caller(),
                "RECORD_CHANGE_" + type,
                "STUDENT",
                draft.studentNumber(),
                draft.reason(),
                details);
        return writes.note(connection, filed.id(), entry).chain(() -> audit.record(connection, List.of(event)));
    }

    private static OutboxEvent submitted(Filed filed) {
        AssessedChange assessed = filed.assessed();
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(filed.id(), assessed.draft());
        return ChangeEvents.of(
                TimelineEntry.Type.SUBMITTED,
                subject,
                ChangeEvents.told(subject, filed.at())
                        .put("channel", assessed.draft().channel().name())
                        .put("dueOn", assessed.dueDates().getFirst().toString()),
                filed.caller().correlationId());
    }
}
