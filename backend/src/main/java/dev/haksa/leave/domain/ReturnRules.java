package dev.haksa.leave.domain;

import dev.haksa.catalog.ClassDays;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.regulation.Violation;
import dev.haksa.student.Leave;
import dev.haksa.student.LeaveKind;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may come back, cancel a leave (제30조) or leave for good. Every reason is told. */
public final class ReturnRules {
    private ReturnRules() {}

    /**
     * When somebody comes back.
     *
     * @param first the term in which the leave began
     * @param now the term under way on the receipt date, or coming next
     */
    public record Coming(LocalDate receipt, TermAt first, TermAt now) {}

    /**
     * What stands against coming back; those who served come back with their discharge papers. A leave lasts at least
     * until its first term is over: before that it can be cancelled only, in the first part of the class days (제30조).
     * In a later term that it covers nobody comes back either, since the tuition of the term is not paid.
     */
    public static List<Violation> comingBack(StudentRecord student, boolean fromService, Coming coming) {
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
        if (student.state() == StudentState.ON_LEAVE && leave != null) {
            tooEarly(leave, coming).ifPresent(violations::add);
        }
        return violations;
    }

    private static Optional<Violation> tooEarly(Leave leave, Coming coming) {
        TermCode now = coming.now().code();
        // The leave was to end before this term: whether the terms it began in are entered here does not matter.
        if (now.compareTo(leave.returnTerm()) >= 0) {
            return Optional.empty();
        }
        if (now.compareTo(coming.first().code()) <= 0) {
            return Optional.of(new Violation(
                    "LEAVE_CANCEL_ONLY",
                    "30",
                    Map.of(
                            "receiptDate",
                            coming.receipt(),
                            "term",
                            coming.first().code().toString())));
        }
        Term covered = coming.now().term();
        if (covered == null || !coming.now().hasBegun(coming.receipt())) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                "RETURN_DURING_TERM",
                "41",
                Map.of(
                        "receiptDate", coming.receipt(),
                        "term", now.toString(),
                        "from", covered.endsOn().plusDays(1))));
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
