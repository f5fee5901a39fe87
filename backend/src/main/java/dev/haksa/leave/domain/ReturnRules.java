package dev.haksa.leave.domain;

import dev.haksa.catalog.ClassDays;
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

/** Who may come back, cancel a leave (제30조) or leave for good. Every reason is told. */
public final class ReturnRules {
    private ReturnRules() {}

    /** What stands against coming back; those who served come back with their discharge papers. */
    public static List<Violation> comingBack(StudentRecord student, boolean fromService) {
        List<Violation> violations = new ArrayList<>();
        Leave leave = student.leave();
        if (student.state() != StudentState.ON_LEAVE) {
            violations.add(LeaveRules.stateUnfit(student, StudentState.ON_LEAVE));
        } else if (leave != null && (leave.kind() == LeaveKind.MILITARY) != fromService) {
            violations.add(new Violation(
                    fromService ? "RETURN_NOT_FROM_SERVICE" : "RETURN_FROM_SERVICE",
                    "42.2",
                    Map.of("leave", leave.kind())));
        }
        return violations;
    }

    /**
     * What stands against cancelling a leave: only within the first part of the class days (제30조).
     *
     * @param term class days of the term in which the leave began; null when its dates are not known
     * @param share one part in how many
     */
    public static List<Violation> cancelling(
            StudentRecord student, @Nullable ClassDays term, int share, LocalDate receipt) {
        if (student.state() != StudentState.ON_LEAVE) {
            return List.of(LeaveRules.stateUnfit(student, StudentState.ON_LEAVE));
        }
        if (term == null || term.within(receipt, 1, share)) {
            return List.of();
        }
        return List.of(new Violation(
                "LEAVE_CANCEL_TOO_LATE",
                "30",
                Map.of(
                        "receiptDate", receipt,
                        "lastDay", term.lastDayWithin(1, share),
                        "classDays", term.total(),
                        "classDay", term.passedOn(receipt),
                        "share", share)));
    }

    /** What stands against leaving the university. */
    public static List<Violation> leaving(StudentRecord student) {
        boolean here = student.state() == StudentState.ENROLLED || student.state() == StudentState.ON_LEAVE;
        return here ? List.of() : List.of(LeaveRules.stateUnfit(student, StudentState.ENROLLED));
    }
}
