package dev.haksa.leave.domain;

import dev.haksa.regulation.Violation;
import dev.haksa.student.Leave;
import dev.haksa.student.LeaveKind;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may go on leave, and for how long (제28조, 제29조). Every reason is told. */
public final class LeaveRules {
    private static final String RECORD_CHANGES = "28";
    private static final String CHANGE_OF_LEAVE = "29";

    private LeaveRules() {}

    /**
     * What stands against a leave.
     *
     * @param terms for how many terms; 1 for kinds that last by date
     * @param mostTerms that one application may cover
     */
    public static List<Violation> leave(StudentRecord student, LeaveKind kind, int terms, int mostTerms) {
        List<Violation> violations = new ArrayList<>();
        switch (student.state()) {
            case ENROLLED -> {
                // As it should be.
            }
            case ON_LEAVE -> onLeave(violations, student, kind);
            case WITHDRAWN, DISMISSED, COMPLETED, GRADUATED ->
                violations.add(stateUnfit(student, StudentState.ENROLLED));
        }
        tooLong(violations, terms, mostTerms);
        return violations;
    }

    /** What stands against a longer leave. */
    public static List<Violation> extension(StudentRecord student, LocalDate receipt, int terms, int mostTerms) {
        List<Violation> violations = new ArrayList<>();
        Leave leave = student.leave();
        if (student.state() != StudentState.ON_LEAVE) {
            violations.add(stateUnfit(student, StudentState.ON_LEAVE));
        } else if (leave != null && receipt.isAfter(leave.endsOn())) {
            violations.add(new Violation("LEAVE_OVER", "31", Map.of("endsOn", leave.endsOn(), "receiptDate", receipt)));
        }
        tooLong(violations, terms, mostTerms);
        return violations;
    }

    /** While on leave only a change to another kind for service or illness is left (제29조). */
    private static void onLeave(List<Violation> violations, StudentRecord student, LeaveKind kind) {
        Leave leave = student.leave();
        if (kind == LeaveKind.GENERAL) {
            violations.add(new Violation("LEAVE_UNDER_WAY", CHANGE_OF_LEAVE, Map.of("leave", nameOf(leave))));
        } else if (leave != null && leave.kind() == kind) {
            violations.add(new Violation("LEAVE_SAME_KIND", CHANGE_OF_LEAVE, Map.of("leave", kind)));
        }
    }

    private static Object nameOf(@Nullable Leave leave) {
        return leave == null ? StudentState.ON_LEAVE : leave.kind();
    }

    private static void tooLong(List<Violation> violations, int terms, int mostTerms) {
        if (terms > mostTerms) {
            violations.add(
                    new Violation("LEAVE_TOO_MANY_TERMS", RECORD_CHANGES, Map.of("terms", terms, "most", mostTerms)));
        }
    }

    static Violation stateUnfit(StudentRecord student, StudentState needed) {
        return new Violation("RECORD_STATE_UNFIT", RECORD_CHANGES, Map.of("state", student.state(), "needed", needed));
    }
}
