package dev.haksa.enrollment.domain;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.catalog.Season;
import dev.haksa.student.StudentStanding;
import java.util.List;
import java.util.Set;

/**
 * What rules need of a student in a term, beside what the student holds.
 *
 * @param advised whether guidance is recorded for the term
 * @param windows of the term, for everybody
 * @param attempted numbers of the courses asked for in which the student has a grade already
 * @param recognised numbers of the courses asked for that are recognised from the former university
 */
public record Applicant(
        StudentStanding student,
        int termId,
        Season season,
        boolean advised,
        List<AcademicWindow> windows,
        Set<String> attempted,
        Set<String> recognised) {
    StudentTerm key() {
        return new StudentTerm(student.studentNumber(), termId);
    }
}
