package dev.haksa.change;

import dev.haksa.regulation.Violation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handler says to a change.
 *
 * @param violations every reason against it; empty when it may be granted
 * @param warnings what people should know although it does not stop the change
 * @param consequences what it does, in the order in which it is shown
 * @param effectiveOn the day on which it takes effect, where the handler knows better than the kind's rule; null for
 *     the rule
 * @param endsEnrollments whether the enrollments of terms that are not over on the effective date end with it
 */
public record ChangeAssessment(
        List<Violation> violations,
        List<Violation> warnings,
        List<Consequence> consequences,
        @Nullable LocalDate effectiveOn,
        boolean endsEnrollments) {
    /** Copies the lists. */
    public ChangeAssessment {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        consequences = List.copyOf(consequences);
    }

    /** An assessment by the kind's own rule of the effective date, that leaves enrollments alone. */
    public static ChangeAssessment of(List<Violation> violations, List<Consequence> consequences) {
        return new ChangeAssessment(violations, List.of(), consequences, null, false);
    }

    /** The same, ending enrollments or not. */
    public ChangeAssessment endingEnrollments(boolean ends) {
        return new ChangeAssessment(violations, warnings, consequences, effectiveOn, ends);
    }
}
