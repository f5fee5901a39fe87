package dev.haksa.tuition;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.HeldSeats;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeTask;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who was admitted gives it up (제3조①1): tuition comes back, the record ends, and so do enrollments, at once. */
final class AdmissionGivenUp implements OfficeTask<AdmissionGivenUp.Plan, TuitionConsequence> {
    private final Sources sources;
    private final TuitionOrder order;

    AdmissionGivenUp(Sources sources, TuitionOrder order) {
        this.sources = sources;
        this.order = order;
    }

    /** Where it reads and writes. */
    record Sources(
            TuitionConsequences consequences,
            TuitionAccounts accounts,
            StudentRecords records,
            HeldSeats seats,
            Terms terms,
            Outbox outbox) {}

    /** What ends with it. */
    record Plan(List<HeldSeats.Held> ending) {}

    @Override
    public Uni<Plan> plan(SqlConnection connection) {
        String student = order.studentNumber();
        return sources.terms()
                .byCode(connection, order.term())
                .call(term -> sources.accounts().lockAll(connection, student, term.id()))
                .chain(term ->
                        sources.records().lock(connection, student).invoke(record -> requireNewcomer(record, term)))
                .chain(() -> sources.seats().from(connection, student, givenUpOn()))
                .map(Plan::new);
    }

    @Override
    public OfficeOrder order(Plan plan) {
        return plan.ending().isEmpty()
                ? OfficeOrder.NOTHING
                : new OfficeOrder(
                        plan.ending().stream()
                                .map(held -> held.endedByRecordChange(order.studentNumber(), order.at()))
                                .toList(),
                        List.of());
    }

    @Override
    public Uni<TuitionConsequence> record(
            SqlConnection connection, Plan plan, List<OfficeResult> results, Instant now) {
        return sources.consequences()
                .record(connection, order)
                .onFailure(TuitionConsequences::isRepeated)
                .transform(failure -> ProblemException.conflict(
                        "REFUND_ALREADY_CLAIMED", Map.of("studentNumber", order.studentNumber(), "term", order.term())))
                .call(recorded -> end(connection, recorded.events()))
                .map(RecordedConsequence::consequence);
    }

    private Uni<Void> end(SqlConnection connection, List<OutboxEvent> refunded) {
        ChangeOrder ended = new ChangeOrder(
                order.studentNumber(),
                new StudentChange.Withdrawn(),
                givenUpOn(),
                order.at(),
                order.caller(),
                null,
                order.source());
        return sources.records().change(connection, ended).chain(changed -> {
            List<OutboxEvent> events = new ArrayList<>(refunded);
            events.addAll(changed.events());
            return sources.outbox().publish(connection, order.at(), events);
        });
    }

    /** Whoever studied here has no admission to give up any more, but withdraws. */
    private void requireNewcomer(StudentRecord student, Term term) {
        LocalDate today = Times.day(order.at());
        if (givenUpOn().isAfter(today)) {
            throw ProblemException.invalid(
                    "GIVEN_UP_IN_FUTURE", "/givenUpOn", Map.of("givenUpOn", givenUpOn(), "today", today));
        }
        if (student.entranceYear() != term.code().year() || student.earnedCredits() > 0) {
            throw ProblemException.refused(List.of(new Violation(
                    "NOT_NEWLY_ADMITTED",
                    "3.1",
                    Map.of(
                            "entranceYear", student.entranceYear(),
                            "term", order.term(),
                            "earnedCredits", student.earnedCredits()))));
        }
    }

    private LocalDate givenUpOn() {
        return order.request().requestedOn();
    }
}
