package dev.haksa.change;

import dev.haksa.change.store.ChangeWrites;
import dev.haksa.change.store.RegisterRows;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentStandings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Approves an application, enters it into the register (제43조), and carries it out at once or later. */
@ApplicationScoped
class ChangeExecution {
    private final ChangeWrites writes;
    private final RegisterRows register;
    private final ChangeEvidence evidence;
    private final ChangeHandlers handlers;
    private final LeftBehind leftBehind;
    private final StudentStandings standings;

    ChangeExecution(
            ChangeWrites writes,
            RegisterRows register,
            ChangeEvidence evidence,
            ChangeHandlers handlers,
            LeftBehind leftBehind,
            StudentStandings standings) {
        this.writes = writes;
        this.register = register;
        this.evidence = evidence;
        this.handlers = handlers;
        this.leftBehind = leftBehind;
        this.standings = standings;
    }

    /** The last approval; answers what to publish. */
    Uni<List<OutboxEvent>> approve(SqlConnection connection, DecisionPlan plan) {
        AssessedChange assessed = Objects.requireNonNull(plan.assessed());
        LocalDate effectiveOn = assessed.effectiveOn();
        boolean now = !effectiveOn.isAfter(plan.today());
        int id = plan.change().id();
        ChangeWrites.Approval approval = new ChangeWrites.Approval(
                effectiveOn, now ? plan.at() : null, assessed.consequences(), assessed.endsEnrollments());
        return writes.approve(connection, id, approval, plan.at())
                .chain(() -> register.add(
                        connection, line(plan, assessed), assessed.basis().regulationVersion()))
                .chain(() -> writes.note(connection, id, plan.entry(TimelineEntry.Type.APPROVED)))
                .chain(() -> now
                        ? carryOut(connection, plan.change(), effectiveOn, plan.caller(), plan.at())
                        : Uni.createFrom().item(List.<OutboxEvent>of()))
                .map(events -> told(plan, effectiveOn, events));
    }

    /** Carries an approved application out, and cancels what cannot be any more; answers what to publish. */
    Uni<List<OutboxEvent>> carryOut(
            SqlConnection connection, RecordChange change, LocalDate effectiveOn, Caller caller, Instant at) {
        ApprovedChange approved = new ApprovedChange(change.id(), change.draft(), effectiveOn, caller);
        TimelineEntry entry = new TimelineEntry(at, TimelineEntry.Type.EFFECTIVE, caller.name(), null, null, null);
        return handlers.of(change.summary().kind())
                .carryOut(connection, approved, at)
                .call(() -> evidence.release(connection, change.id()))
                .call(() -> writes.note(connection, change.id(), entry))
                .map(events -> with(events, event(TimelineEntry.Type.EFFECTIVE, change, effectiveOn, caller, at)))
                .chain(events -> leftBehind
                        .cancel(connection, change, caller, at)
                        .map(more ->
                                Stream.concat(events.stream(), more.stream()).toList()));
    }

    private static List<OutboxEvent> told(DecisionPlan plan, LocalDate effectiveOn, List<OutboxEvent> events) {
        List<OutboxEvent> all = new ArrayList<>();
        all.add(event(TimelineEntry.Type.APPROVED, plan.change(), effectiveOn, plan.caller(), plan.at()));
        all.addAll(events);
        return all;
    }

    private static List<OutboxEvent> with(List<OutboxEvent> events, OutboxEvent last) {
        List<OutboxEvent> all = new ArrayList<>(events);
        all.add(last);
        return all;
    }

    private static OutboxEvent event(
            TimelineEntry.Type what, RecordChange change, LocalDate effectiveOn, Caller caller, Instant at) {
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(change);
        return ChangeEvents.of(
                what,
                subject,
                ChangeEvents.told(subject, at).put("effectiveOn", effectiveOn.toString()),
                caller.correlationId());
    }

    private RegisterEntry line(DecisionPlan plan, AssessedChange assessed) {
        StudentRecord student = assessed.student();
        ChangeSummary summary = plan.change().summary();
        int credits = student.earnedCredits() + student.formerCredits();
        return new RegisterEntry(
                0,
                summary.id(),
                summary.kind(),
                student.studentNumber(),
                student.name(),
                summary.departmentId(),
                summary.departmentName(),
                student.programCode(),
                standings.yearLevel(credits, plan.today()),
                student.state(),
                summary.channel(),
                summary.receiptDate(),
                assessed.effectiveOn(),
                plan.change().draft().reason(),
                plan.at(),
                plan.caller().name(),
                plan.onBehalfOf());
    }
}
