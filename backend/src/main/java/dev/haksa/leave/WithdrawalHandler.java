package dev.haksa.leave;

import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDetails;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.Consequence;
import dev.haksa.leave.domain.ReturnRules;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** 자퇴: leaving the university for good. */
@ApplicationScoped
class WithdrawalHandler implements ChangeHandler {
    private final StudentRecords students;
    private final LeaveTuition tuition;

    WithdrawalHandler(StudentRecords students, LeaveTuition tuition) {
        this.students = students;
        this.tuition = tuition;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.WITHDRAWAL);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        ChangeDetails.of(draft).finish();
        return students.find(connection, draft.studentNumber())
                .chain(student -> tuition.of(connection, draft, student).map(told -> assessed(student, draft, told)));
    }

    @Override
    public Uni<Void> lock(SqlConnection connection, ChangeDraft draft) {
        return tuition.lock(connection, draft);
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        ChangeOrder order = new ChangeOrder(
                change.draft().studentNumber(),
                new StudentChange.Withdrawn(),
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
        return students.change(connection, order)
                .chain(changed -> tuition.record(connection, change, changed.before(), at)
                        .map(events -> LeaveHandler.both(changed, events)));
    }

    private static ChangeAssessment assessed(StudentRecord student, ChangeDraft draft, List<Consequence> tuitionTold) {
        Consequence end =
                new Consequence(Consequence.Area.RECORD, "RECORD_ENDS", Map.of("receiptDate", draft.receiptDate()));
        return ChangeAssessment.of(
                        ReturnRules.leaving(student),
                        Stream.concat(Stream.of(end), tuitionTold.stream()).toList())
                .endingEnrollments(true);
    }
}
