package dev.haksa.enrollment.domain;

import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Violation;
import java.util.Map;

/** Exam slots are published with the timetable so that students see overlaps when they enroll (제17조⑤). */
final class ExamOverlapRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        ExamSlot wanted = situation.section().examSlot();
        if (wanted == null) {
            return;
        }
        for (SectionFacts held : situation.held()) {
            ExamSlot other = held.examSlot();
            if (other != null && overlap(wanted, other)) {
                findings.report(
                        parameters.examOverlap(),
                        new Violation(
                                "EXAM_OVERLAP",
                                "17.5",
                                Map.of(
                                        "examStartsAt", wanted.startsAt(),
                                        "heldSectionId", held.sectionId(),
                                        "heldTitle", held.title(),
                                        "heldExamStartsAt", other.startsAt())));
            }
        }
    }

    private static boolean overlap(ExamSlot one, ExamSlot other) {
        return one.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(one.endsAt());
    }
}
