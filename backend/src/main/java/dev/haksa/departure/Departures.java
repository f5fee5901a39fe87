package dev.haksa.departure;

import dev.haksa.catalog.TermCode;
import dev.haksa.departure.store.DepartureRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps how students left, for readmission (articles 36 to 38). */
@ApplicationScoped
public class Departures {
    private final DepartureRows rows;
    private final StudentStandings standings;
    private final StudentRecords records;
    private final AuditTrail audit;
    private final Clock clock;

    Departures(DepartureRows rows, StudentStandings standings, StudentRecords records, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.standings = standings;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The latest departure of a student; null when none is on record. One that only the history of the record knows has
     * the id 0 until it is {@link #keep kept}.
     */
    public Uni<@Nullable Departure> latest(SqlClient client, String studentNumber) {
        return rows.latest(client, studentNumber)
                .map(Entered::new)
                .chain(entered -> records.history(client, studentNumber)
                        .map(history -> entered.unlessNewer(DepartureHistory.lastLeaving(history))))
                .chain(known -> known.leaving() == null
                        ? Uni.createFrom().item(known.departure())
                        : derived(client, studentNumber, known.leaving()));
    }

    /** Keeps a departure that only the history of the record knows, so that others can refer to it. */
    public Uni<Departure> keep(SqlConnection connection, Departure departure, Caller caller) {
        return departure.id() != 0 ? Uni.createFrom().item(departure) : insert(connection, departure, caller);
    }

    private record Entered(
            @Nullable Departure departure, @Nullable PastChange leaving) {
        Entered(@Nullable Departure departure) {
            this(departure, null);
        }

        Entered unlessNewer(@Nullable PastChange last) {
            boolean newer = last != null && (departure == null || last.at().isAfter(departure.recordedAt()));
            return newer ? new Entered(departure, last) : this;
        }
    }

    private Uni<@Nullable Departure> derived(SqlClient client, String studentNumber, PastChange leaving) {
        return standings
                .load(client, Set.of(studentNumber), Times.day(leaving.at()))
                .map(found -> departure(
                        DepartureHistory.left(studentNumber, leaving), found.get(studentNumber), leaving.at()));
    }

    /** All departures of a student, the latest first. */
    public Uni<List<Departure>> of(String studentNumber) {
        return rows.all(studentNumber);
    }

    /**
     * Records that a student left, in the transaction that makes it so; department and year level are those of the record
     * at this moment.
     */
    public Uni<Departure> record(SqlConnection connection, NewDeparture left, Caller caller, Instant at) {
        return standings
                .load(connection, Set.of(left.studentNumber()), Times.day(at))
                .map(found -> departure(left, found.get(left.studentNumber()), at))
                .chain(departure -> insert(connection, departure, caller));
    }

    /**
     * Enters how somebody left before the product knew of it, or corrects it.
     *
     * @return fails with 400 for a student or a term that does not exist, 409 for somebody who has not left
     */
    public Uni<Departure> enter(NewDeparture left, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> standings
                .load(connection, Set.of(left.studentNumber()), Times.day(now))
                .invoke(found -> requireLeft(left, found.get(left.studentNumber())))
                .chain(() -> record(connection, left, caller, now)));
    }

    private static void requireLeft(NewDeparture left, @Nullable StudentStanding student) {
        if (student == null) {
            throw ProblemException.invalid(
                    "DEPARTURE_UNKNOWN_STUDENT", "/studentNumber", Map.of("studentNumber", left.studentNumber()));
        }
        if (student.state() != StudentState.WITHDRAWN && student.state() != StudentState.DISMISSED) {
            throw ProblemException.conflict(
                    "DEPARTURE_NOT_LEFT", Map.of("state", student.state().name()));
        }
    }

    private static Departure departure(NewDeparture left, @Nullable StudentStanding student, Instant at) {
        TermCode term = TermCode.parse(left.term())
                .orElseThrow(() -> ProblemException.invalid("DEPARTURE_TERM", "/term", Map.of("term", left.term())));
        if (student == null) {
            throw ProblemException.notFound("student", left.studentNumber());
        }
        return new Departure(
                0,
                left.studentNumber(),
                left.leftOn(),
                term,
                left.reason(),
                student.programId(),
                student.departmentId(),
                student.yearLevel(),
                left.note(),
                at);
    }

    private Uni<Departure> insert(SqlConnection connection, Departure departure, Caller caller) {
        Map<String, Object> details = Map.of(
                "leftOn", departure.leftOn().toString(),
                "term", departure.term().toString(),
                "reason", departure.reason().name(),
                "programId", departure.programId(),
                "yearLevel", departure.yearLevel());
        AuditEvent event = AuditEvent.of(
                departure.recordedAt(), caller, "DEPARTURE_RECORDED", "STUDENT", departure.studentNumber(), details);
        return rows.insert(connection, departure, caller.id())
                .call(() -> audit.record(connection, List.of(event)))
                .map(departure::withId);
    }
}
