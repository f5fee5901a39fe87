package dev.haksa.departure;

import dev.haksa.catalog.TermCode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a student left; never changed, a correction is a later entry.
 *
 * @param leftOn day in Seoul
 * @param term the term in or for which the student left
 * @param programId the program then
 * @param yearLevel the year level then
 * @param note for the record
 */
public record Departure(
        int id,
        String studentNumber,
        LocalDate leftOn,
        TermCode term,
        DepartureReason reason,
        int programId,
        int departmentId,
        int yearLevel,
        @Nullable String note,
        Instant recordedAt) {
    Departure withId(int known) {
        return new Departure(
                known, studentNumber, leftOn, term, reason, programId, departmentId, yearLevel, note, recordedAt);
    }
}
