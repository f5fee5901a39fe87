package dev.haksa.promotion;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.promotion.domain.PromotionRule;
import dev.haksa.promotion.store.PromotionRows;
import dev.haksa.promotion.store.PromotionRows.Candidate;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentStandings;
import dev.haksa.student.StudentType;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Promotion: settles every student's year level once at the end of a term (제27조). */
@ApplicationScoped
@Startup
public class PromotionService {
    private final PromotionRows rows;
    private final Terms terms;
    private final StudentStandings standings;
    private final EffectiveDated<Set<StudentType>> types;
    private final String regulationVersion;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PromotionService(
            PromotionRows rows,
            Terms terms,
            StudentStandings standings,
            Regulations regulations,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.standings = standings;
        this.types = regulations.parameter("records", "promotion-types", ParameterReaders.setOf(StudentType.class));
        this.regulationVersion = regulations.version();
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A report with the students that it is about. */
    public record Outcome(PromotionReport report, List<PromotedStudent> students) {}

    private record Plan(Term term, PromotionCall call, List<PromotedStudent> students) {
        PromotionReport report() {
            int promoted =
                    (int) students.stream().filter(PromotedStudent::isPromoted).count();
            return new PromotionReport(null, call, students.size(), promoted, null, null);
        }
    }

    /** What a promotion would do now; changes nothing. 404, 409 and 422 as {@link #execute}. */
    public Uni<Outcome> preview(PromotionCall call) {
        return rows.inTransaction(connection -> plan(connection, call, false))
                .map(plan -> new Outcome(plan.report(), plan.students()));
    }

    /**
     * Promotes. 400 when the report lies before the day of the grades, 404 without such a term, 409 when it had its
     * promotion, 422 when it is not time for it.
     */
    public Uni<PromotionReport> execute(PromotionCall call, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> plan(connection, call, true)
                .call(plan -> write(connection, plan, caller, now))
                .call(plan -> outbox.publish(connection, now, events(plan, caller)))
                .chain(() -> rows.find(connection, call.term())));
    }

    /** The promotion of a term; 404 when it had none. */
    public Uni<PromotionReport> find(String term) {
        return rows.find(term);
    }

    /** Promotions, the latest first. */
    public Uni<Page<PromotionReport>> list(Paging paging) {
        return rows.list(paging);
    }

    /** What came of students in the promotion of a term, by number; 404 when it had none. */
    public Uni<Page<PromotedStudent>> students(String term, boolean onlyPromoted, Paging paging) {
        return rows.find(term)
                .chain(report -> rows.students(Objects.requireNonNull(report.id()), onlyPromoted, paging));
    }

    /** The same for all students at once. */
    public Uni<List<PromotedStudent>> allStudents(String term) {
        return rows.find(term).chain(report -> rows.allStudents(Objects.requireNonNull(report.id())));
    }

    private Uni<Plan> plan(SqlConnection connection, PromotionCall call, boolean lock) {
        if (call.reportedOn().isBefore(call.gradesFixedOn())) {
            throw ProblemException.invalid(
                    "PROMOTION_SPAN",
                    "/reportedOn",
                    Map.of("gradesFixedOn", call.gradesFixedOn(), "reportedOn", call.reportedOn()));
        }
        return terms.byCode(connection, call.term())
                .call(term -> rows.requireNone(connection, term.id(), call.term()))
                .invoke(term -> requireTime(call, term))
                .chain(term -> students(connection, call, term, lock).map(students -> new Plan(term, call, students)));
    }

    private void requireTime(PromotionCall call, Term term) {
        List<Violation> violations =
                PromotionRule.against(call, term.season(), term.endsOn(), Times.day(clock.instant()));
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private Uni<List<PromotedStudent>> students(SqlConnection connection, PromotionCall call, Term term, boolean lock) {
        return rows.candidates(connection, call, types.at(call.reportedOn()), PromotionRule.CURRENT, lock)
                .map(all -> all.stream()
                        .filter(one -> PromotionRule.takesPart(call, term.endsOn(), one.standing()))
                        .toList())
                .chain(candidates -> promoted(connection, call, candidates));
    }

    private Uni<List<PromotedStudent>> promoted(
            SqlConnection connection, PromotionCall call, List<Candidate> candidates) {
        List<String> numbers = candidates.stream().map(Candidate::studentNumber).toList();
        return standings
                .load(connection, numbers, call.reportedOn())
                .map(loaded -> candidates.stream()
                        .map(one -> student(one, Objects.requireNonNull(loaded.get(one.studentNumber()))))
                        .toList());
    }

    private static PromotedStudent student(Candidate candidate, StudentStanding standing) {
        return new PromotedStudent(
                candidate.studentNumber(),
                standing.name(),
                candidate.standing().state(),
                candidate.standing().dismissedOn(),
                standing.earnedCredits(),
                standing.formerCredits(),
                candidate.level(),
                standing.yearLevel());
    }

    private Uni<Void> write(SqlConnection connection, Plan plan, Caller caller, Instant now) {
        PromotionReport report = plan.report();
        return rows.insert(connection, plan.term().id(), report, now, caller.name(), regulationVersion)
                .chain(id -> rows.write(connection, id, plan.call().term(), plan.students()))
                .chain(() -> audit.record(connection, List.of(event(report, caller, now))));
    }

    private static AuditEvent event(PromotionReport report, Caller caller, Instant now) {
        Map<String, Object> details = Map.of(
                "students", report.students(),
                "promoted", report.promoted(),
                "gradesFixedOn", report.call().gradesFixedOn().toString(),
                "reportedOn", report.call().reportedOn().toString());
        return AuditEvent.of(
                now, caller, "STUDENTS_PROMOTED", "PROMOTION", report.call().term(), details);
    }

    private static List<OutboxEvent> events(Plan plan, Caller caller) {
        return plan.students().stream()
                .filter(PromotedStudent::isPromoted)
                .map(student -> event(plan.call(), student, caller))
                .toList();
    }

    private static OutboxEvent event(PromotionCall call, PromotedStudent student, Caller caller) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", student.studentNumber())
                .put("term", call.term())
                .put("beforeLevel", student.beforeLevel())
                .put("afterLevel", student.afterLevel())
                .put("credits", student.earnedCredits() + student.formerCredits())
                .put("reportedOn", call.reportedOn().toString());
        String number = student.studentNumber();
        return new OutboxEvent("student.promoted", number + "/" + call.term(), number, payload, caller.correlationId());
    }
}
