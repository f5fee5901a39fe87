package dev.haksa.readmission.domain;

import dev.haksa.catalog.TermCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the order of applicants and the places of a department are decided on.
 *
 * @param id of the application, in the order of filing
 * @param gpaHundredths overall average at exit, in hundredths of a point of 4.5; null without graded courses
 * @param exitTerm the term in which the applicant left
 * @param recommendation place in the final recommendation of the head of the department, 1 is the first; null without
 * @param receivedOn day of the postmark
 * @param feeExempt dismissed by military service: pays nothing (article 38 (1))
 * @param dueOn last day, in Seoul, for paying the fee; null before an offer
 */
public record Applicant(
        int id,
        ReadmissionState state,
        @Nullable Integer gpaHundredths,
        TermCode exitTerm,
        @Nullable Integer recommendation,
        LocalDate receivedOn,
        boolean feeExempt,
        @Nullable LocalDate dueOn) {
    /** The same in another state, with the day until which the fee is due. */
    public Applicant in(ReadmissionState next, @Nullable LocalDate due) {
        return new Applicant(id, next, gpaHundredths, exitTerm, recommendation, receivedOn, feeExempt, due);
    }
}
