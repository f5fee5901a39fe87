package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/** Only what one holds can be exchanged (제5조①). */
final class ReplacementRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        EnrollmentCase.Replacement replacement = situation.replacement();
        if (replacement != null && !replacement.isHeld()) {
            findings.refuse(
                    new Violation("REPLACED_SECTION_NOT_HELD", "5.1", Map.of("sectionId", replacement.sectionId())));
        }
    }
}
