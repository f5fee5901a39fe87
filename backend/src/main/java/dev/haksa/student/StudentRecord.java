package dev.haksa.student;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What changes of records decide on and change.
 *
 * @param leave null unless on leave, or when the leave was imported without its dates
 */
public record StudentRecord(
        String studentNumber,
        String name,
        @Nullable String nameEn,
        @Nullable LocalDate birthDate,
        StudentType type,
        Admission admission,
        StudentState state,
        int programId,
        String programCode,
        int departmentId,
        int entranceYear,
        int earnedCredits,
        int formerCredits,
        @Nullable Leave leave,
        int version) {}
