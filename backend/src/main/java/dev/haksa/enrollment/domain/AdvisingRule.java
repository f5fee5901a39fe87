package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/** A student enrolls after guidance by the advisor or the department head (제4조①). */
final class AdvisingRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        if (!situation.advised()) {
            findings.report(parameters.advising(), new Violation("ADVISING_MISSING", "4.1", Map.of()));
        }
    }
}
