package dev.haksa.change;

import dev.haksa.enrollment.HeldSeats;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentRecord;
import java.time.LocalDate;
import java.util.List;

/**
 * An application as it was looked at: what stands against it, and what would come of it.
 *
 * @param violations every reason against it, those of the workflow first
 * @param warnings what people should know
 * @param consequences what it does, in the order in which it is shown
 * @param dueDates when each step is due if every step takes all its days
 * @param effectiveOn the day from which it would count, if every step takes all its days
 * @param ending seats and places on waiting lists that end with it; empty when none do
 */
public record AssessedChange(
        ChangeProcedure procedure,
        ChangeDraft draft,
        StudentRecord student,
        List<Violation> violations,
        List<Violation> warnings,
        List<Consequence> consequences,
        List<LocalDate> dueDates,
        LocalDate effectiveOn,
        boolean endsEnrollments,
        List<HeldSeats.Held> ending,
        Basis basis) {
    /** Copies the lists. */
    public AssessedChange {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        consequences = List.copyOf(consequences);
        dueDates = List.copyOf(dueDates);
        ending = List.copyOf(ending);
    }

    /** Whether nothing stands against it. */
    public boolean isPossible() {
        return violations.isEmpty();
    }
}
