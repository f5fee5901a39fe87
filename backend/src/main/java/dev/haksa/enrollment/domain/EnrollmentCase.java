package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.List;

/**
 * Everything that one decision about one student and one section needs.
 *
 * @param arrivedAt when the request arrived; windows are judged by it
 * @param advised whether guidance is recorded for the term
 * @param section what is asked for
 * @param season of the section's term
 * @param windows of the section's term, for everybody
 * @param capacity seats of the section
 * @param taken seats taken before this request
 * @param held the student's other sections in the same term
 * @param attempted whether the student has a grade in the course already
 * @param recognised whether the course is recognised from the former university
 */
public record EnrollmentCase(
        Instant arrivedAt,
        StudentStanding student,
        boolean advised,
        SectionFacts section,
        Season season,
        List<AcademicWindow> windows,
        int capacity,
        int taken,
        List<SectionFacts> held,
        boolean attempted,
        boolean recognised) {

    /** Credits held in the term before this request. */
    public int enrolledCredits() {
        return held.stream().mapToInt(SectionFacts::credits).sum();
    }
}
