package dev.haksa.tuition;

import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.HeldSeats;
import dev.haksa.enrollment.OfficeWork;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudentService;
import dev.haksa.tuition.TuitionConsequences.Settlement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the office does to accounts by itself: refunds of admissions given up, carry-overs brought to a term. */
@ApplicationScoped
public class TuitionDesk {
    private final TuitionConsequences consequences;
    private final StudentService students;
    private final AdmissionGivenUp.Sources givenUp;
    private final OfficeWork office;
    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    TuitionDesk(
            TuitionConsequences consequences,
            TuitionAccounts accounts,
            StudentService students,
            StudentRecords records,
            HeldSeats seats,
            Terms terms,
            OfficeWork office,
            Outbox outbox,
            Pool pool,
            Clock clock) {
        this.consequences = consequences;
        this.students = students;
        this.givenUp = new AdmissionGivenUp.Sources(consequences, accounts, records, seats, terms, outbox);
        this.office = office;
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Claims the refund of somebody who gave up the admission (제3조①1); the record and enrollments end with it. 404
     * without such a student or term, 400 for a day to come, 409 when it was claimed before, 422 when the student is not
     * newly admitted for the term.
     */
    public Uni<TuitionConsequence> giveUpAdmission(
            String studentNumber, String term, LocalDate givenUpOn, Caller caller) {
        TuitionRequest request = TuitionRequest.of(TuitionEvent.ADMISSION_GIVEN_UP, givenUpOn);
        TuitionOrder order = new TuitionOrder(studentNumber, term, request, "admission-given-up", caller, now());
        return students.find(studentNumber, caller)
                .chain(student -> office.carryOut(new AdmissionGivenUp(givenUp, order), caller, order.source(), false));
    }

    /**
     * Applies what waits from earlier terms to a term for which the student registers. 404 without such a student or term,
     * 409 when nothing waits.
     */
    public Uni<List<TuitionEntry>> applyCarryOver(String studentNumber, String term, Caller caller) {
        Settlement settlement = new Settlement(studentNumber, term, "office/" + caller.correlationId(), caller, now());
        return students.find(studentNumber, caller)
                .chain(student -> pool.withTransaction(connection -> apply(connection, settlement)));
    }

    private Uni<List<TuitionEntry>> apply(SqlConnection connection, Settlement settlement) {
        return consequences
                .applyCarryOver(connection, settlement)
                .invoke(applied -> requireSome(applied.entries(), settlement))
                .call(applied -> outbox.publish(connection, settlement.at(), applied.events()))
                .map(SettledCarryOver::entries);
    }

    private static void requireSome(List<TuitionEntry> applied, Settlement settlement) {
        if (applied.isEmpty()) {
            throw ProblemException.conflict(
                    "NO_CARRY_OVER_WAITING",
                    Map.of("studentNumber", settlement.studentNumber(), "term", settlement.term()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
