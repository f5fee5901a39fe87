package dev.haksa.record;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.privacy.Sex;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentGrades.Grades;
import dev.haksa.student.StudentProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 학적부 (별지 9호): person, changes, awards and discipline, grades (제44조①).
 *
 * @param residentNumber masked; null when none is on record
 * @param conduct what stands, by day
 * @param grades earned here only (제44조②)
 * @param recognised courses of the former university that count as ours (제44조③)
 */
public record RecordSheet(
        Instant asOf,
        StudentProfile person,
        @Nullable Sex sex,
        @Nullable String residentNumber,
        List<PastChange> changes,
        List<ConductEntry> conduct,
        Grades grades,
        List<RecognisedCourse> recognised) {
    /** Names and birth dates that were corrected, the earliest first (제44조④). */
    public List<PastCorrection> corrections() {
        return PastCorrection.of(changes);
    }

    /** A course of the former university and the one of ours that it counts as. */
    public record RecognisedCourse(String courseNumber, String formerTitle) {}
}
