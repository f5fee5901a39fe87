package dev.haksa.leave;

import dev.haksa.catalog.ClassDays;
import dev.haksa.catalog.Term;
import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDetails;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.Consequence;
import dev.haksa.leave.domain.ReturnRules;
import dev.haksa.leave.domain.TermAt;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.Leave;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 복학, 군제대복학, 휴학취소 (제30조): the ways back from a leave. */
@ApplicationScoped
class ReturnHandler implements ChangeHandler {
    private final StudentRecords students;
    private final LeavePlans plans;
    private final LeaveTuition tuition;
    private final LeaveRegulation regulation;

    ReturnHandler(StudentRecords students, LeavePlans plans, LeaveTuition tuition, LeaveRegulation regulation) {
        this.students = students;
        this.plans = plans;
        this.tuition = tuition;
        this.regulation = regulation;
    }

    /** The student, the term in which the leave began, and the one for which a return would be. */
    private record Case(StudentRecord student, TermAt first, TermAt now) {
        @Nullable
        ClassDays classDays() {
            Term term = first.term();
            return term == null ? null : ClassDays.of(term);
        }
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.RETURN, ChangeKind.RETURN_MILITARY, ChangeKind.LEAVE_CANCEL);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        ChangeDetails.of(draft).finish();
        return students.find(connection, draft.studentNumber())
                .chain(student -> found(connection, draft, student))
                .map(one -> ChangeAssessment.of(violations(one, draft, moment.today()), consequences(draft)));
    }

    private Uni<Case> found(SqlConnection connection, ChangeDraft draft, StudentRecord student) {
        return plans.termOf(connection, leaveBegan(student, draft))
                .chain(first ->
                        plans.termOf(connection, draft.receiptDate()).map(now -> new Case(student, first, now)));
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        StudentChange what = change.draft().kind() == ChangeKind.LEAVE_CANCEL
                ? new StudentChange.LeaveCancelled()
                : new StudentChange.Returned();
        ChangeOrder order = new ChangeOrder(
                change.draft().studentNumber(),
                what,
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
        return students.change(connection, order)
                .chain(changed -> tuition.settle(
                                connection, change, changed.before().leave(), at)
                        .map(events -> LeaveHandler.both(changed, events)));
    }

    @Override
    public Uni<Void> lock(SqlConnection connection, ChangeDraft draft) {
        return tuition.lock(connection, draft);
    }

    private static LocalDate leaveBegan(StudentRecord student, ChangeDraft draft) {
        Leave leave = student.leave();
        return leave == null ? draft.receiptDate() : leave.firstRequestedOn();
    }

    private List<Violation> violations(Case one, ChangeDraft draft, LocalDate today) {
        ReturnRules.Coming coming = new ReturnRules.Coming(draft.receiptDate(), one.first(), one.now());
        return switch (draft.kind()) {
            case LEAVE_CANCEL ->
                ReturnRules.cancelling(
                        one.student(), one.classDays(), regulation.cancellationShare(today), draft.receiptDate());
            case RETURN_MILITARY -> ReturnRules.comingBack(one.student(), true, coming);
            default -> ReturnRules.comingBack(one.student(), false, coming);
        };
    }

    private static List<Consequence> consequences(ChangeDraft draft) {
        String code = draft.kind() == ChangeKind.LEAVE_CANCEL ? "LEAVE_IS_CANCELLED" : "LEAVE_ENDS";
        return List.of(new Consequence(Consequence.Area.RECORD, code, Map.of("receiptDate", draft.receiptDate())));
    }
}
