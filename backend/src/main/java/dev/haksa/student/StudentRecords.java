package dev.haksa.student;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.domain.StudentTransitions;
import dev.haksa.student.store.LeaveRows;
import dev.haksa.student.store.StudentRecordRows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one door for changes of state, program, admission, leave and personal data by a binding decision (제28조): in the
 * caller's transaction, with what was before and after in the history and in the audit trail.
 */
@ApplicationScoped
public class StudentRecords {
    private final StudentRecordRows rows;
    private final LeaveRows leaves;
    private final AuditTrail audit;

    StudentRecords(StudentRecordRows rows, LeaveRows leaves, AuditTrail audit) {
        this.rows = rows;
        this.leaves = leaves;
        this.audit = audit;
    }

    private record Step(ChangeOrder order, StudentRecord before, StudentRecord after) {}

    /** The record of a number; 404 when there is none. */
    public Uni<StudentRecord> find(SqlClient client, String studentNumber) {
        return existing(rows.find(client, studentNumber), studentNumber);
    }

    /** The same, locked until the transaction ends, so that nothing else changes it meanwhile. */
    public Uni<StudentRecord> lock(SqlConnection connection, String studentNumber) {
        return existing(rows.lock(connection, studentNumber), studentNumber);
    }

    /** What changed so far, the oldest first. */
    public Uni<List<PastChange>> history(SqlClient client, String studentNumber) {
        return rows.history(client, studentNumber);
    }

    /** Leaves under way whose last day lies within these days (제31조), by student number. */
    public Uni<Map<String, Leave>> leavesEnding(SqlClient client, LocalDate from, LocalDate until) {
        return leaves.ending(client, from, until);
    }

    /**
     * Changes a record.
     *
     * @return what was and what is; fails with 404 without such a student and with 409 when the state does not allow it
     */
    public Uni<StudentChanged> change(SqlConnection connection, ChangeOrder order) {
        return lock(connection, order.studentNumber())
                .invoke(before -> requirePossible(before, order.change()))
                .call(before -> changeLeave(connection, order, before.leave()))
                .call(before -> rows.update(connection, changed(before, order.change())))
                .chain(before -> find(connection, order.studentNumber()).map(after -> new Step(order, before, after)))
                .call(step -> remember(connection, step))
                .map(step -> new StudentChanged(step.before(), step.after(), List.of(event(step))));
    }

    private static void requirePossible(StudentRecord before, StudentChange change) {
        if (!StudentTransitions.isPossible(before.state(), change.kind())) {
            throw ProblemException.conflict(
                    "STUDENT_STATE_UNFIT",
                    Map.of("studentNumber", before.studentNumber(), "state", before.state(), "change", change.kind()));
        }
    }

    private Uni<Void> changeLeave(SqlConnection connection, ChangeOrder order, @Nullable Leave now) {
        String number = order.studentNumber();
        LocalDate on = order.effectiveOn();
        return switch (order.change()) {
            case StudentChange.LeaveTaken taken -> leaves.begin(connection, number, leave(taken, on));
            case StudentChange.LeaveChanged changed ->
                leaves.end(connection, number, on, "CHANGED")
                        .chain(() -> leaves.begin(connection, number, leave(changed, on, now)));
            case StudentChange.Returned _ -> leaves.end(connection, number, on, "RETURNED");
            case StudentChange.LeaveCancelled _ -> leaves.end(connection, number, on, "CANCELLED");
            case StudentChange.Withdrawn _, StudentChange.Dismissed _ -> leaves.end(connection, number, on, "LEFT");
            case StudentChange.Readmitted _, StudentChange.ProgramChanged _, StudentChange.Corrected _ ->
                Uni.createFrom().voidItem();
        };
    }

    private static Leave leave(StudentChange.LeaveTaken taken, LocalDate from) {
        return new Leave(
                0, taken.leave(), from, taken.requestedOn(), taken.requestedOn(), taken.endsOn(), taken.returnTerm());
    }

    private static Leave leave(StudentChange.LeaveChanged changed, LocalDate from, @Nullable Leave now) {
        LocalDate first = now == null ? changed.requestedOn() : now.firstRequestedOn();
        return new Leave(
                0,
                changed.leave(),
                from,
                changed.requestedOn(),
                first.isBefore(changed.requestedOn()) ? first : changed.requestedOn(),
                changed.endsOn(),
                changed.returnTerm());
    }

    private static StudentRecord changed(StudentRecord before, StudentChange change) {
        StudentChange.Corrected corrected =
                change instanceof StudentChange.Corrected some ? some : new StudentChange.Corrected(null, null, null);
        return new StudentRecord(
                before.studentNumber(),
                corrected.name() == null ? before.name() : corrected.name(),
                corrected.nameEn() == null ? before.nameEn() : corrected.nameEn(),
                corrected.birthDate() == null ? before.birthDate() : corrected.birthDate(),
                before.type(),
                change instanceof StudentChange.Readmitted ? Admission.READMISSION : before.admission(),
                StudentTransitions.after(before.state(), change.kind()),
                change instanceof StudentChange.ProgramChanged moved ? moved.programId() : before.programId(),
                before.programCode(),
                before.departmentId(),
                before.entranceYear(),
                before.earnedCredits(),
                before.formerCredits(),
                before.leave(),
                before.version());
    }

    private Uni<Void> remember(SqlConnection connection, Step step) {
        ChangeOrder order = step.order();
        String cause = order.change() instanceof StudentChange.Dismissed dismissed ? dismissed.cause() : null;
        JsonObject before = personal(step.before());
        JsonObject after = personal(step.after());
        Map<String, Object> details = Map.of(
                "change", order.change().kind().name(),
                "effectiveOn", order.effectiveOn().toString(),
                "source", String.valueOf(order.source()),
                "before", before.getMap(),
                "after", after.getMap());
        AuditEvent event = new AuditEvent(
                order.at(),
                order.caller(),
                "STUDENT_RECORD_CHANGED",
                "STUDENT",
                order.studentNumber(),
                order.reason(),
                details);
        return rows.remember(connection, order, cause, before, after)
                .chain(() -> audit.record(connection, List.of(event)));
    }

    private static OutboxEvent event(Step step) {
        ChangeOrder order = step.order();
        JsonObject payload = new JsonObject()
                .put("studentNumber", order.studentNumber())
                .put("change", order.change().kind().name())
                .put("effectiveOn", order.effectiveOn().toString())
                .put("source", order.source())
                .put("before", fields(step.before()))
                .put("after", fields(step.after()))
                .put("at", order.at().toString());
        return new OutboxEvent(
                "student.state-changed",
                order.studentNumber(),
                order.studentNumber(),
                payload,
                order.caller().correlationId());
    }

    private static JsonObject personal(StudentRecord record) {
        LocalDate birthDate = record.birthDate();
        return fields(record)
                .put("name", record.name())
                .put("nameEn", record.nameEn())
                .put("birthDate", birthDate == null ? null : birthDate.toString());
    }

    /** What events tell; names and birth dates stay in the history. */
    private static JsonObject fields(StudentRecord record) {
        Leave leave = record.leave();
        JsonObject fields = new JsonObject()
                .put("state", record.state().name())
                .put("program", record.programCode())
                .put("admission", record.admission().name());
        if (leave != null) {
            fields.put("leave", leave.kind().name())
                    .put("leaveEndsOn", leave.endsOn().toString())
                    .put("returnTerm", leave.returnTerm().toString());
        }
        return fields;
    }

    private static Uni<StudentRecord> existing(Uni<@Nullable StudentRecord> found, String studentNumber) {
        return found.onItem().ifNull().failWith(() -> ProblemException.notFound("student", studentNumber));
    }
}
