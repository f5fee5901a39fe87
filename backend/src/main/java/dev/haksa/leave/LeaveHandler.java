package dev.haksa.leave;

import dev.haksa.catalog.ClassDays;
import dev.haksa.catalog.Term;
import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeHandler;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.Consequence;
import dev.haksa.leave.LeavePlans.LeavePlan;
import dev.haksa.leave.domain.LeaveRules;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentChanged;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 휴학: leaves, changes of their kind while on leave (제29조), and extensions. */
@ApplicationScoped
class LeaveHandler implements ChangeHandler {
    private static final int QUARTERS = 4;

    private final StudentRecords students;
    private final LeavePlans plans;
    private final LeaveTuition tuition;
    private final LeaveRegulation regulation;

    LeaveHandler(StudentRecords students, LeavePlans plans, LeaveTuition tuition, LeaveRegulation regulation) {
        this.students = students;
        this.plans = plans;
        this.tuition = tuition;
        this.regulation = regulation;
    }

    private record Case(ChangeDraft draft, ChangeMoment moment, StudentRecord student, LeavePlan plan) {}

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(
                ChangeKind.LEAVE_GENERAL, ChangeKind.LEAVE_SICK, ChangeKind.LEAVE_MILITARY, ChangeKind.LEAVE_EXTENSION);
    }

    @Override
    public Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment) {
        return students.find(connection, draft.studentNumber())
                .chain(student ->
                        plans.of(connection, draft, student).map(plan -> new Case(draft, moment, student, plan)))
                .chain(one -> tuition.of(connection, draft, one.student()).map(told -> assessed(one, told)));
    }

    @Override
    public Uni<Void> lock(SqlConnection connection, ChangeDraft draft) {
        return tuition.lock(connection, draft);
    }

    @Override
    public Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at) {
        return students.lock(connection, change.draft().studentNumber())
                .chain(student ->
                        plans.of(connection, change.draft(), student).map(plan -> order(change, student, plan, at)))
                .chain(order -> students.change(connection, order))
                .chain(changed ->
                        tuition.record(connection, change, changed.before(), at).map(events -> both(changed, events)));
    }

    static List<OutboxEvent> both(StudentChanged changed, List<OutboxEvent> more) {
        return Stream.concat(changed.events().stream(), more.stream()).toList();
    }

    private ChangeAssessment assessed(Case one, List<Consequence> tuitionTold) {
        Consequence leave = new Consequence(
                Consequence.Area.RECORD,
                one.student().state() == StudentState.ON_LEAVE ? "LEAVE_CHANGES" : "LEAVE_BEGINS",
                one.plan().facts());
        return ChangeAssessment.of(
                        violations(one),
                        Stream.concat(Stream.of(leave), tuitionTold.stream()).toList())
                .endingEnrollments(endsEnrollments(one));
    }

    private List<Violation> violations(Case one) {
        int most = regulation.mostTerms(one.moment().today());
        return one.draft().kind() == ChangeKind.LEAVE_EXTENSION
                ? LeaveRules.extension(
                        one.student(), one.draft().receiptDate(), one.plan().terms(), most)
                : LeaveRules.leave(one.student(), one.plan().kind(), one.plan().terms(), most);
    }

    /** Who enlists when most of the term has passed is graded for it instead (별표 2). */
    private boolean endsEnrollments(Case one) {
        Term term = one.plan().term();
        if (one.draft().kind() != ChangeKind.LEAVE_MILITARY || term == null) {
            return true;
        }
        LocalDate enlistment = one.draft().receiptDate();
        return ClassDays.of(term)
                .within(enlistment, regulation.gradedAfterQuarters(one.moment().today()), QUARTERS);
    }

    private static ChangeOrder order(ApprovedChange change, StudentRecord student, LeavePlan plan, Instant at) {
        LocalDate requestedOn = change.draft().receiptDate();
        StudentChange what = student.state() == StudentState.ON_LEAVE
                ? new StudentChange.LeaveChanged(plan.kind(), requestedOn, plan.endsOn(), plan.returnTerm())
                : new StudentChange.LeaveTaken(plan.kind(), requestedOn, plan.endsOn(), plan.returnTerm());
        return new ChangeOrder(
                student.studentNumber(),
                what,
                change.effectiveOn(),
                at,
                change.caller(),
                change.draft().reason(),
                change.source());
    }
}
