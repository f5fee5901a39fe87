package dev.haksa.document;

import dev.haksa.document.domain.Retention;
import dev.haksa.document.store.RetentionRows;
import dev.haksa.document.store.RetentionRows.Held;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentService;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From when the years count for which a student's papers are kept (제16조④): the day of graduation. */
@ApplicationScoped
public class DocumentRetention {
    private final StudentService students;
    private final RetentionRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    DocumentRetention(StudentService students, RetentionRows rows, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is known about a student.
     *
     * @param graduatedOn null while papers are kept without end
     */
    public record Retained(@Nullable LocalDate graduatedOn, int version) {}

    /** A student graduated, in the transaction that says so; null when it is taken back. */
    public Uni<Void> graduated(SqlConnection connection, String studentNumber, @Nullable LocalDate day) {
        return rows.write(connection, studentNumber, day).replaceWithVoid();
    }

    /** What is known about a student whom the caller may see; 404 otherwise. */
    public Uni<Retained> find(String studentNumber, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> rows.find(studentNumber));
    }

    /**
     * Sets or, with null, removes the day by office.
     *
     * @return fails with 400 when the student cannot have graduated on that day, 404 without such a student, 422 when the
     *     student has not graduated, 428 and 412 by the tag
     */
    public Uni<Retained> change(
            String studentNumber, @Nullable LocalDate graduatedOn, @Nullable String ifMatch, Caller caller) {
        return students.find(studentNumber, caller)
                .chain(student -> rows.inTransaction(connection -> rows.lock(connection, studentNumber)
                        .invoke(held ->
                                EntityTags.requireMatch(ifMatch, held.retained().version()))
                        .invoke(held -> requireGraduated(held, graduatedOn))
                        .call(held -> audit.record(
                                connection,
                                List.of(event(studentNumber, held.retained().graduatedOn(), graduatedOn, caller))))
                        .chain(held -> rows.write(connection, studentNumber, graduatedOn))));
    }

    /** A day that is wrong deletes papers that are still needed. */
    private void requireGraduated(Held held, @Nullable LocalDate day) {
        if (day == null) {
            return;
        }
        if (held.state() != StudentState.GRADUATED) {
            throw ProblemException.refused(
                    List.of(new Violation("RETENTION_NOT_GRADUATED", "16.4", Map.of("state", held.state()))));
        }
        LocalDate today = Times.day(clock.instant());
        LocalDate entrance = Retention.earliestEntrance(held.entranceYear());
        if (day.isAfter(today) || day.isBefore(entrance)) {
            throw ProblemException.invalid(
                    "RETENTION_DAY", "/graduatedOn", Map.of("day", day, "from", entrance, "until", today));
        }
    }

    private AuditEvent event(
            String studentNumber, @Nullable LocalDate before, @Nullable LocalDate after, Caller caller) {
        Map<String, Object> details = Map.of(
                "before", Objects.toString(before, ""),
                "after", Objects.toString(after, ""));
        return AuditEvent.of(clock.instant(), caller, "DOCUMENT_RETENTION_CHANGED", "STUDENT", studentNumber, details);
    }
}
