package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/** Capacity is never exceeded, not by one seat (제4조①: in the set manner and procedure; first come, first served). */
final class FreeSeatRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        if (situation.taken() >= situation.capacity()) {
            findings.refuse(new Violation(
                    "SECTION_FULL", "4.1", Map.of("capacity", situation.capacity(), "enrolled", situation.taken())));
        }
    }
}
