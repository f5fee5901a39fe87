package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Basis;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules report: reasons to refuse, and warnings. */
final class Findings {
    private final List<Violation> violations = new ArrayList<>(2);
    private final List<Violation> warnings = new ArrayList<>(2);

    void refuse(Violation violation) {
        violations.add(violation);
    }

    void report(Strictness strictness, Violation violation) {
        switch (strictness) {
            case OFF -> {}
            case WARN -> warnings.add(violation);
            case REFUSE -> violations.add(violation);
        }
    }

    Decision decision(Basis basis) {
        return Decision.of(basis, violations, warnings);
    }
}
