package dev.haksa.matriculation;

import dev.haksa.student.Admission;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was admitted.
 *
 * @param applicationNumber of the admission office; unique within an entrance year
 * @param programCode a program of the batch's department
 * @param formerCredits recognised from the former university
 */
public record Applicant(
        String applicationNumber,
        String name,
        @Nullable String nameEn,
        @Nullable LocalDate birthDate,
        Admission admission,
        String programCode,
        int formerCredits) {}
