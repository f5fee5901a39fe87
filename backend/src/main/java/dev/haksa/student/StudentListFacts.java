package dev.haksa.student;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.store.ListFactsRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the departments keep for lists of their students; academic affairs for all. */
@ApplicationScoped
public class StudentListFacts {
    private final ListFactsRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    StudentListFacts(ListFactsRows rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The facts of a student.
     *
     * @param version of the student's record, which they are part of
     */
    public record Kept(String studentNumber, int departmentId, ListFacts facts, int version) {}

    /**
     * Writes the facts of a student; the same again changes nothing.
     *
     * @param ifMatch tag of the student's record; 428 without, 412 when it is not the present one
     * @return fails with 404 for a student of another department
     */
    public Uni<Kept> change(String studentNumber, ListFacts facts, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> rows.lock(connection, studentNumber)
                .map(kept -> reached(kept, studentNumber, caller))
                .invoke(kept -> EntityTags.requireMatch(ifMatch, kept.version()))
                .chain(kept -> kept.facts().equals(facts)
                        ? Uni.createFrom().item(kept)
                        : write(connection, kept, facts, caller)));
    }

    private static Kept reached(@Nullable Kept kept, String studentNumber, Caller caller) {
        if (kept == null || !(caller.has(Roles.ACADEMIC_AFFAIRS) || caller.reaches(kept.departmentId()))) {
            throw ProblemException.notFound("student", studentNumber);
        }
        return kept;
    }

    private Uni<Kept> write(SqlConnection connection, Kept before, ListFacts facts, Caller caller) {
        AuditEvent event = AuditEvent.of(
                clock.instant(),
                caller,
                "STUDENT_LIST_FACTS_CHANGED",
                "STUDENT",
                before.studentNumber(),
                Map.of("before", told(before.facts()), "after", told(facts)));
        return rows.write(connection, before.studentNumber(), facts)
                .call(() -> audit.record(connection, List.of(event)))
                .map(version -> new Kept(before.studentNumber(), before.departmentId(), facts, version));
    }

    private static Map<String, Object> told(ListFacts facts) {
        return Map.of(
                "nationality", facts.nationality().name(),
                "studyTime", facts.studyTime().name(),
                "classGroup", Objects.requireNonNullElse(facts.classGroup(), ""));
    }
}
