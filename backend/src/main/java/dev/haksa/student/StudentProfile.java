package dev.haksa.student;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student's record as people read it.
 *
 * @param standing what rules need of it
 * @param listFacts what lists of students ask for besides
 * @param previousGpaTerm the term of the previous GPA
 * @param promotedLevel year level that the last promotion settled (제27조); null before the first
 * @param promotedTerm code of the term of that promotion
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
        ListFacts listFacts,
        @Nullable String previousGpaTerm,
        @Nullable Integer promotedLevel,
        @Nullable String promotedTerm,
        @Nullable UUID advisorId,
        @Nullable String advisorName,
        int version) {}
