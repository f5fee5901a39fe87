package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Violation;
import java.util.Map;

/** The same course is not held twice in one term, in whatever section (제4조③: correct entry is the student's duty). */
final class OneSectionPerCourseRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        SectionFacts wanted = situation.section();
        situation.held().stream()
                .filter(held -> held.courseId() == wanted.courseId())
                .findFirst()
                .ifPresent(held -> findings.refuse(new Violation(
                        "COURSE_ALREADY_HELD",
                        "4.3",
                        Map.of(
                                "courseNumber", wanted.courseNumber(),
                                "heldSectionId", held.sectionId(),
                                "heldSectionNumber", held.sectionNumber()))));
    }
}
