package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The answer to one {@link AdmissionRequest}. */
public sealed interface AdmissionResult {
    /** Whether the request took a seat just now. */
    default boolean isNewEnrollment() {
        return this instanceof Ruled ruled && ruled.ruling() instanceof Ruling.Enrolled;
    }

    /**
     * It was decided.
     *
     * @param sections that the request was about, by id; what does not exist is left out
     */
    record Ruled(Ruling ruling, List<Integer> asked, Map<Integer, SectionFacts> sections, Instant decidedAt)
            implements AdmissionResult {
        /** The section that was asked for first. */
        public SectionFacts section() {
            return section(asked.getFirst());
        }

        /** One of the sections that were asked for. */
        public SectionFacts section(int id) {
            SectionFacts section = sections.get(id);
            if (section == null) {
                throw new IllegalArgumentException("not asked for: " + id);
            }
            return section;
        }
    }

    /** There is no such section. */
    record UnknownSection(int sectionId) implements AdmissionResult {}

    /** There is no such student. */
    record UnknownStudent(String studentNumber) implements AdmissionResult {}
}
