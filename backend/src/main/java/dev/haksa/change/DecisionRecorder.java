package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.change.store.StepRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.workday.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a decision down: the verdict, what it makes of the application, and what others hear of it. */
@ApplicationScoped
class DecisionRecorder {
    private final ChangeReads reads;
    private final ChangeWrites writes;
    private final StepRows steps;
    private final ChangeEnding ending;
    private final ChangeExecution execution;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final WorkingCalendar calendar;

    DecisionRecorder(
            ChangeReads reads,
            ChangeWrites writes,
            StepRows steps,
            ChangeEnding ending,
            ChangeExecution execution,
            AuditTrail audit,
            Outbox outbox,
            WorkingCalendar calendar) {
        this.reads = reads;
        this.writes = writes;
        this.steps = steps;
        this.ending = ending;
        this.execution = execution;
        this.audit = audit;
        this.outbox = outbox;
        this.calendar = calendar;
    }

    private record Written(List<OutboxEvent> events, RecordChange change) {}

    /** Writes a decision; answers the application as it is then. Publishing comes last. */
    Uni<RecordChange> record(SqlConnection connection, DecisionPlan plan) {
        return steps.decide(connection, decided(plan))
                .chain(() -> audit.record(connection, List.of(audited(plan))))
                .chain(() -> follow(connection, plan))
                .chain(events -> reads.find(connection, plan.change().id()).map(after -> new Written(events, after)))
                .call(written -> outbox.publish(connection, plan.at(), written.events()))
                .map(Written::change);
    }

    private static StepRows.Decided decided(DecisionPlan plan) {
        return new StepRows.Decided(
                plan.change().id(),
                plan.step().number(),
                plan.decision().verdict(),
                plan.at(),
                plan.caller(),
                plan.delegationId(),
                plan.decision().reason());
    }

    private Uni<List<OutboxEvent>> follow(SqlConnection connection, DecisionPlan plan) {
        return switch (plan.decision().verdict()) {
            case REJECT ->
                ending.end(
                        connection,
                        new ChangeEnding.Order(
                                plan.change(),
                                ChangeState.REJECTED,
                                plan.entry(TimelineEntry.Type.REJECTED),
                                plan.caller()));
            case GRANT ->
                plan.change().isLast(plan.step()) ? execution.approve(connection, plan) : confirm(connection, plan);
        };
    }

    private Uni<List<OutboxEvent>> confirm(SqlConnection connection, DecisionPlan plan) {
        int id = plan.change().id();
        ChangeStep next = plan.change().steps().get(plan.step().number());
        LocalDate due = calendar.workingDays().after(plan.today(), next.workingDays());
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(plan.change());
        OutboxEvent event = ChangeEvents.of(
                TimelineEntry.Type.CONFIRMED,
                subject,
                ChangeEvents.told(subject, plan.at()).put("dueOn", due.toString()),
                plan.caller().correlationId());
        return writes.confirm(connection, id)
                .chain(() -> steps.begin(connection, id, next.number(), plan.today(), due))
                .chain(() -> writes.note(connection, id, plan.entry(TimelineEntry.Type.CONFIRMED)))
                .replaceWith(List.of(event));
    }

    private static AuditEvent audited(DecisionPlan plan) {
        Map<String, Object> details = new HashMap<>();
        details.put("recordChangeId", plan.change().id());
        details.put("kind", plan.change().summary().kind().name());
        details.put("step", plan.step().role().name());
        details.put("verdict", plan.decision().verdict().name());
        details.put("onBehalfOf", Objects.requireNonNullElse(plan.onBehalfOf(), ""));
        details.put("delegationId", Objects.requireNonNullElse(plan.delegationId(), ""));
        return new AuditEvent(
                plan.at(),
                plan.caller(),
                "RECORD_CHANGE_DECIDED",
                "STUDENT",
                plan.change().summary().studentNumber(),
                plan.decision().reason(),
                details);
    }
}
