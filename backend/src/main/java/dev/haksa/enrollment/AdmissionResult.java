package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Ruling;
import java.time.Instant;

/** The answer to one {@link AdmissionRequest}. */
public sealed interface AdmissionResult {
    /** Whether the request took a seat just now. */
    default boolean isNewEnrollment() {
        return this instanceof Ruled ruled && ruled.ruling() instanceof Ruling.Enrolled;
    }

    /** It was decided. */
    record Ruled(Ruling ruling, SectionFacts section, Instant decidedAt) implements AdmissionResult {}

    /** There is no such section. */
    record UnknownSection(int sectionId) implements AdmissionResult {}

    /** There is no such student. */
    record UnknownStudent(String studentNumber) implements AdmissionResult {}
}
