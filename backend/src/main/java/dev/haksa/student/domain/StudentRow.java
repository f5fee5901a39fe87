package dev.haksa.student.domain;

import dev.haksa.student.Admission;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student as an import brings them; null keeps what is known.
 *
 * @param advisor login name of the advisor's account
 */
public record StudentRow(
        StudentNumber number,
        String name,
        @Nullable String nameEn,
        @Nullable LocalDate birthDate,
        Admission admission,
        StudentState state,
        String programCode,
        int entranceYear,
        @Nullable Integer formerCredits,
        @Nullable Boolean recognitionFixed,
        @Nullable String advisor,
        @Nullable Nationality nationality,
        @Nullable StudyTime studyTime,
        @Nullable String classGroup) {
    /** The eight digits. */
    public String studentNumber() {
        return number.format();
    }
}
