package dev.haksa.student;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.domain.Visibility;
import dev.haksa.student.store.AdvisingRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that students were advised before they enroll (article 4 (1)). */
@ApplicationScoped
public class AdvisingService {
    private final StudentService students;
    private final AdvisingRows rows;
    private final Terms terms;
    private final AuditTrail audit;
    private final Clock clock;

    AdvisingService(StudentService students, AdvisingRows rows, Terms terms, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody advises a student for a term. */
    public record Advice(
            String studentNumber,
            String termCode,
            String note,
            @Nullable String ifMatch) {}

    private record Task(Advice advice, Term term, Caller caller) {}

    /**
     * Records the guidance, by the student's advisor, the head of the department or academic affairs; 404 for anybody
     * else. A record that exists is changed only with its tag (428, 412); the same guidance again changes nothing.
     */
    public Uni<AdvisingRecord> record(Advice advice, Caller caller) {
        return students.find(advice.studentNumber(), Visibility.advising(caller))
                .chain(student -> terms.byCode(advice.termCode()))
                .map(term -> new Task(advice, term, caller))
                .chain(task -> rows.inTransaction(connection -> record(connection, task)));
    }

    /** The guidance of a student whom the caller may see; 404 when there is none. */
    public Uni<AdvisingRecord> find(String studentNumber, String termCode, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> find(student, termCode));
    }

    /** The caller's own guidance; 404 when there is none. */
    public Uni<AdvisingRecord> own(String termCode, Caller caller) {
        return students.own(caller).chain(student -> find(student, termCode));
    }

    private Uni<AdvisingRecord> find(StudentProfile student, String termCode) {
        String number = student.standing().studentNumber();
        return terms.byCode(termCode)
                .chain(term -> rows.find(number, term.id()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("advising", number + " " + termCode));
    }

    private Uni<AdvisingRecord> record(SqlConnection connection, Task task) {
        String number = task.advice().studentNumber();
        return rows.lock(connection, number)
                .chain(() -> rows.find(connection, number, task.term().id()))
                .chain(before ->
                        isSame(before, task) ? Uni.createFrom().item(before) : write(connection, task, before));
    }

    private static boolean isSame(@Nullable AdvisingRecord before, Task task) {
        return before != null
                && before.note().equals(task.advice().note())
                && before.advisedBy().equals(task.caller().id());
    }

    private Uni<AdvisingRecord> write(SqlConnection connection, Task task, @Nullable AdvisingRecord before) {
        if (before != null) {
            EntityTags.requireMatch(task.advice().ifMatch(), before.version());
        }
        AdvisingRecord after = advising(task, 0);
        return rows.write(connection, after, task.term().id())
                .map(version -> withVersion(after, version))
                .call(() -> audit.record(connection, List.of(event(task, before, after))));
    }

    private AdvisingRecord advising(Task task, int version) {
        return new AdvisingRecord(
                task.advice().studentNumber(),
                task.advice().termCode(),
                task.caller().id(),
                task.caller().name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                task.advice().note(),
                version);
    }

    private static AdvisingRecord withVersion(AdvisingRecord advising, int version) {
        return new AdvisingRecord(
                advising.studentNumber(),
                advising.term(),
                advising.advisedBy(),
                advising.advisorName(),
                advising.advisedAt(),
                advising.note(),
                version);
    }

    private static AuditEvent event(Task task, @Nullable AdvisingRecord before, AdvisingRecord after) {
        Map<String, Object> details = new HashMap<>();
        details.put("term", after.term());
        details.put("note", after.note());
        if (before != null) {
            details.put("noteBefore", before.note());
            details.put("advisedByBefore", before.advisedBy());
        }
        return AuditEvent.of(
                after.advisedAt(), task.caller(), "STUDENT_ADVISED", "STUDENT", after.studentNumber(), details);
    }
}
