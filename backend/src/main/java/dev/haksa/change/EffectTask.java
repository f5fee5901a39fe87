package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.enrollment.HeldSeats;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeTask;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Makes an approved change effective when its day has come: exactly once, whoever comes first. */
final class EffectTask implements OfficeTask<EffectTask.Plan, Boolean> {
    private final Sources sources;
    private final int id;
    private final Caller caller;
    private final Instant at;

    EffectTask(Sources sources, int id, Caller caller, Instant at) {
        this.sources = sources;
        this.id = id;
        this.caller = caller;
        this.at = at;
    }

    /** Where it reads and writes. */
    record Sources(
            ChangeReads reads,
            ChangeWrites writes,
            ChangeHandlers handlers,
            LeftBehind leftBehind,
            ChangeExecution execution,
            HeldSeats seats,
            Outbox outbox) {}

    /**
     * What is to be done.
     *
     * @param due whether its day has come and nobody else made it effective
     */
    record Plan(RecordChange change, boolean due, List<HeldSeats.Held> ending) {}

    @Override
    public Uni<Plan> plan(SqlConnection connection) {
        return sources.handlers()
                .lockFirst(connection, id, _ -> true)
                .chain(() -> sources.leftBehind().lock(connection, id, Times.day(at)))
                .chain(() -> sources.handlers().lock(connection, id))
                .chain(change -> plan(connection, change));
    }

    private Uni<Plan> plan(SqlConnection connection, RecordChange change) {
        LocalDate effectiveOn = change.summary().effectiveOn();
        boolean approved = change.summary().state() == ChangeState.APPROVED;
        if (effectiveOn == null || !approved || effectiveOn.isAfter(Times.day(at))) {
            return Uni.createFrom().item(new Plan(change, false, List.of()));
        }
        return ending(connection, change, effectiveOn).map(ending -> new Plan(change, true, ending));
    }

    private Uni<List<HeldSeats.Held>> ending(SqlConnection connection, RecordChange change, LocalDate effectiveOn) {
        return change.endsEnrollments()
                ? sources.seats()
                        .from(
                                connection,
                                change.summary().studentNumber(),
                                change.draft().awayFrom(effectiveOn))
                : Uni.createFrom().item(List.of());
    }

    @Override
    public OfficeOrder order(Plan plan) {
        String student = plan.change().summary().studentNumber();
        LocalDate effectiveOn = plan.change().summary().effectiveOn();
        if (!plan.due() || effectiveOn == null || !plan.change().endsEnrollments()) {
            return OfficeOrder.NOTHING;
        }
        return new OfficeOrder(
                plan.ending().stream()
                        .map(held -> held.endedByRecordChange(student, at))
                        .toList(),
                List.of(),
                List.of(new OfficeOrder.Away(student, plan.change().draft().awayFrom(effectiveOn))));
    }

    @Override
    public Uni<Boolean> record(SqlConnection connection, Plan plan, List<OfficeResult> results, Instant now) {
        if (!plan.due()) {
            return Uni.createFrom().item(false);
        }
        LocalDate effectiveOn = Objects.requireNonNull(plan.change().summary().effectiveOn());
        return sources.writes()
                .takeEffect(connection, id, at)
                .chain(() -> sources.execution().carryOut(connection, plan.change(), effectiveOn, caller, at))
                .chain(events -> sources.outbox().publish(connection, at, events))
                .replaceWith(true);
    }
}
