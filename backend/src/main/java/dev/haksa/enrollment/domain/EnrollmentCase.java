package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.student.StudentStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one decision about one student and one section needs.
 *
 * @param at when the request arrived, or the seat was offered; windows are judged by it
 * @param advised whether guidance is recorded for the term
 * @param section what is asked for
 * @param season of the section's term
 * @param windows of the section's term, for everybody
 * @param seats of the section before this decision
 * @param held the student's other sections in the same term, without the one that is given back
 * @param replacement what is given back in the same step; null for nothing
 * @param waitingFor on how many waiting lists of the term the student is
 * @param attempted whether the student has a grade in the course already
 * @param recognised whether the course is recognised from the former university
 */
public record EnrollmentCase(
        Instant at,
        StudentStanding student,
        boolean advised,
        SectionFacts section,
        Season season,
        List<AcademicWindow> windows,
        Seats seats,
        List<SectionFacts> held,
        @Nullable Replacement replacement,
        int waitingFor,
        boolean attempted,
        boolean recognised) {
    /**
     * A section to be given back.
     *
     * @param isHeld whether the student holds it
     */
    public record Replacement(int sectionId, boolean isHeld) {}

    /** Credits held in the term before this request. */
    public int enrolledCredits() {
        return held.stream().mapToInt(SectionFacts::credits).sum();
    }
}
