package dev.haksa.enrollment.domain;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Violation;
import java.util.Map;

/** Class times do not overlap (제4조③); a class may begin at the minute at which another ends. */
final class ClassTimeOverlapRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        for (SectionFacts held : situation.held()) {
            examinePair(situation.section(), held, findings);
        }
    }

    private static void examinePair(SectionFacts wanted, SectionFacts held, Findings findings) {
        for (ClassTime wantedTime : wanted.classTimes()) {
            for (ClassTime heldTime : held.classTimes()) {
                if (wantedTime.overlaps(heldTime)) {
                    findings.refuse(overlap(wantedTime, held, heldTime));
                    return;
                }
            }
        }
    }

    private static Violation overlap(ClassTime wanted, SectionFacts held, ClassTime heldTime) {
        return new Violation(
                "CLASS_TIME_OVERLAP",
                "4.3",
                Map.of(
                        "day", wanted.day().name(),
                        "time", wanted.start() + "–" + wanted.end(),
                        "heldSectionId", held.sectionId(),
                        "heldTitle", held.title(),
                        "heldTime", heldTime.start() + "–" + heldTime.end()));
    }
}
