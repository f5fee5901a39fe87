package dev.haksa.student;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student's record as people read it.
 *
 * @param standing what rules need of it
 * @param previousGpaTerm the term of the previous GPA
 * @param advisorId account of the advisor, if there is one
 */
public record StudentProfile(
        StudentStanding standing,
        @Nullable String nameEn,
        @Nullable LocalDate birthDate,
        int entranceYear,
        String programCode,
        String programName,
        String departmentName,
        @Nullable String previousGpaTerm,
        @Nullable UUID advisorId,
        @Nullable String advisorName,
        int version) {}
