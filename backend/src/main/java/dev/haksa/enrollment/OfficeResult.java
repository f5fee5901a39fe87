package dev.haksa.enrollment;

import dev.haksa.regulation.Violation;
import java.util.List;

/**
 * What became of a step.
 *
 * @param violations rules that stand against it; empty unless refused
 */
public record OfficeResult(OfficeStep step, Outcome outcome, List<Violation> violations) {
    /** How it went. */
    public enum Outcome {
        /** The enrollment has ended. */
        ENDED,
        /** There was no enrollment to end. */
        NOT_HELD,
        /** Rules stand against it. */
        REFUSED
    }

    /** Copies the list. */
    public OfficeResult {
        violations = List.copyOf(violations);
    }
}
