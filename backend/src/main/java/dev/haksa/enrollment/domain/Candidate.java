package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request with the facts about its student and section; the seats are the round's.
 *
 * @param registration what is on record for exactly this section; null when nothing is
 * @param held every section of the term that the student holds, this one included if held
 * @param attempted whether the student has a grade in the course already
 * @param recognised whether the course is recognised from the former university
 */
public record Candidate(
        Action action,
        Instant arrivedAt,
        StudentStanding student,
        boolean advised,
        SectionFacts section,
        Season season,
        List<AcademicWindow> windows,
        @Nullable Registration registration,
        List<SectionFacts> held,
        boolean attempted,
        boolean recognised) {

    List<SectionFacts> heldBeside() {
        return held.stream()
                .filter(other -> other.sectionId() != section.sectionId())
                .toList();
    }
}
