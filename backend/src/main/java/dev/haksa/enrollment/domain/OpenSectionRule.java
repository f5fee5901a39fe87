package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/** A closed section (폐강) takes nobody (제5조②). */
final class OpenSectionRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        if (!situation.section().open()) {
            findings.refuse(new Violation(
                    "SECTION_CLOSED",
                    "5.2",
                    Map.of("sectionId", situation.section().sectionId())));
        }
    }
}
