package dev.haksa.regulation;

import java.util.List;

/** The outcome of applying every rule to one request: all reasons at once, never only the first. */
public sealed interface Decision {
    /** What it was taken on. */
    Basis basis();

    /** What the person should know although it does not stop the request. */
    List<Violation> warnings();

    /** The request is granted. */
    record Granted(Basis basis, List<Violation> warnings) implements Decision {
        /** Copies the warnings. */
        public Granted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The request is refused.
     *
     * @param violations every failing rule, at least one
     */
    record Refused(Basis basis, List<Violation> violations, List<Violation> warnings) implements Decision {
        /** Copies the lists. */
        public Refused {
            violations = List.copyOf(violations);
            warnings = List.copyOf(warnings);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    /** Granted when nothing was violated, else refused with all violations. */
    static Decision of(Basis basis, List<Violation> violations, List<Violation> warnings) {
        return violations.isEmpty() ? new Granted(basis, warnings) : new Refused(basis, violations, warnings);
    }
}
