package dev.haksa.enrollment.domain;

/** One rule of the regulation: it looks at a case and reports what is not met. It never stops another rule. */
@FunctionalInterface
interface EnrollmentRule {
    void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings);
}
