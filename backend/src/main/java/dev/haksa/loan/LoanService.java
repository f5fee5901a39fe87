package dev.haksa.loan;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.loan.LoanApplication.Decision;
import dev.haksa.loan.LoanApplication.Result;
import dev.haksa.loan.domain.LoanProgramme;
import dev.haksa.loan.store.LoanRows;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.NotInForceException;
import dev.haksa.regulation.Regulations;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications for the government's student loans: entered, ranked, decided (제6조). */
@ApplicationScoped
@Startup
public class LoanService {
    private final LoanRows rows;
    private final Terms terms;
    private final EffectiveDated<LoanProgramme> programme;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    LoanService(LoanRows rows, Terms terms, Regulations regulations, AuditTrail audit, Pool pool, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.programme = regulations.parameter("loan", "programme", LoanProgramme::read);
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** What the office says; {@code grantedWon} null rejects. */
    public record Answer(
            @Nullable Long grantedWon, @Nullable String reason) {}

    /** What applications are checked against. */
    record Known(Set<String> candidates, Set<String> taken) {}

    /** Enters an application, or changes it before it is decided. 409 when the reference or person has another one. */
    public Uni<LoanApplication> enter(LoanFields application, Caller caller) {
        return pool.withTransaction(connection -> known(connection, List.of(application))
                        .invoke(known -> require(known, application))
                        .chain(() -> write(connection, List.of(application), caller)))
                .chain(() -> byReference(application));
    }

    /** A term's applications by rank; 404 without such a term. */
    public Uni<Page<LoanApplication>> list(String term, Paging paging) {
        return terms.byCode(term).chain(() -> rows.list(term, paging));
    }

    /** The same, all of them. */
    public Uni<List<LoanApplication>> all(String term) {
        return terms.byCode(term).chain(() -> rows.all(term));
    }

    /** An application; 404 when there is none. */
    public Uni<LoanApplication> find(int id) {
        return rows.find(id);
    }

    /** The caller's own applications, the latest first. */
    public Uni<List<LoanApplication>> own(Caller caller) {
        String number = caller.studentNumber();
        return number == null
                ? Uni.createFrom().failure(ProblemException.notFound("student", "me"))
                : rows.ofStudent(number);
    }

    /**
     * Records the result and the ceiling by the programme in force on the term's first day. 404, 428, 412, 422 when more is
     * granted than the ceiling or than was asked for.
     */
    public Uni<LoanApplication> decide(int id, @Nullable String ifMatch, Answer answer, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(connection -> rows.lock(connection, id)
                .invoke(application -> EntityTags.requireMatch(ifMatch, application.version()))
                .chain(application -> decision(connection, application, answer, caller, now))
                .call(decision -> rows.decide(connection, id, decision))
                .call(decision -> audit.record(connection, List.of(event(id, decision, caller))))
                .chain(() -> rows.find(connection, id)));
    }

    /** What applications are checked against. */
    Uni<Known> known(SqlConnection connection, List<LoanFields> applications) {
        return rows.lockAll(connection)
                .chain(() -> rows.candidates(connection, applications))
                .chain(candidates -> rows.taken(connection, applications).map(taken -> new Known(candidates, taken)));
    }

    /** Writes checked applications. */
    Uni<Counts> write(SqlConnection connection, List<LoanFields> applications, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.write(connection, applications, now)
                .call(counts -> audit.record(connection, List.of(entered(counts, caller, now))));
    }

    private static void require(Known known, LoanFields application) {
        if (!known.candidates().contains(application.reference())) {
            throw ProblemException.refused(List.of(new Violation(
                    "LOAN_NO_CANDIDATE",
                    "6.3",
                    Map.of(
                            "applicant",
                            Objects.requireNonNullElse(
                                    application.studentNumber(), String.valueOf(application.applicationNumber())),
                            "term",
                            application.term()))));
        }
        if (known.taken().contains(application.reference())) {
            throw ProblemException.conflict("LOAN_TAKEN", Map.of("reference", application.reference()));
        }
    }

    private Uni<LoanApplication> byReference(LoanFields application) {
        return rows.all(application.term())
                .map(all -> all.stream()
                        .filter(one -> one.fields().reference().equals(application.reference()))
                        .findFirst()
                        .orElseThrow());
    }

    private Uni<Decision> decision(
            SqlConnection connection, LoanApplication application, Answer answer, Caller caller, Instant now) {
        return terms.byCode(connection, application.fields().term())
                .map(term -> ceiling(term, application.fields().incomeBracket()))
                .invoke(ceiling -> requireWithin(application.fields(), answer, ceiling))
                .map(ceiling -> new Decision(
                        answer.grantedWon() == null ? Result.REJECTED : Result.SELECTED,
                        ceiling,
                        answer.grantedWon(),
                        answer.reason(),
                        now,
                        caller.name()));
    }

    private long ceiling(Term term, int bracket) {
        try {
            return programme.at(term.startsOn()).ceiling(bracket);
        } catch (NotInForceException e) {
            throw ProblemException.conflict(
                    "LOAN_PROGRAMME_UNKNOWN", Map.of("term", term.code().toString()));
        }
    }

    private static void requireWithin(LoanFields application, Answer answer, long ceiling) {
        Long granted = answer.grantedWon();
        if (granted != null && (granted > ceiling || granted > application.askedWon())) {
            Map<String, Object> facts = Map.of(
                    "grantedWon",
                    granted,
                    "ceilingWon",
                    ceiling,
                    "askedWon",
                    application.askedWon(),
                    "incomeBracket",
                    application.incomeBracket());
            throw ProblemException.refused(List.of(new Violation("LOAN_ABOVE_CEILING", "6.2", facts)));
        }
    }

    private static AuditEvent entered(Counts counts, Caller caller, Instant now) {
        Map<String, Object> details = Map.of("created", counts.created(), "updated", counts.updated());
        return AuditEvent.of(now, caller, "LOAN_APPLICATIONS_ENTERED", "LOAN_APPLICATION", "*", details);
    }

    private static AuditEvent event(int id, Decision decision, Caller caller) {
        Map<String, Object> details = new HashMap<>();
        details.put("result", decision.result().name());
        details.put("ceilingWon", decision.ceilingWon());
        details.put("grantedWon", decision.grantedWon());
        details.values().removeIf(Objects::isNull);
        return new AuditEvent(
                decision.decidedAt(),
                caller,
                "LOAN_DECIDED",
                "LOAN_APPLICATION",
                String.valueOf(id),
                decision.reason(),
                details);
    }
}
