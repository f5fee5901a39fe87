package dev.haksa.readmission;

import dev.haksa.catalog.TermCode;
import dev.haksa.departure.DepartureReason;
import dev.haksa.readmission.domain.Applicant;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application for readmission.
 *
 * @param changeId the change of record that carries it; null without one
 * @param receivedOn day of the postmark
 * @param gpaHundredths overall average at exit; null without graded courses
 * @param recommendation place in the head's final recommendation; null without
 * @param dueOn last day for paying; null before an offer and without fee
 * @param counts whether it counts as a readmission used (article 38 (3))
 * @param reason why it was refused, given up or revoked
 * @param violations why it is not possible any more
 */
public record Application(
        int id,
        int roundId,
        String term,
        String studentNumber,
        String studentName,
        int departmentId,
        int yearLevel,
        DepartureReason departureReason,
        LocalDate leftOn,
        TermCode exitTerm,
        @Nullable Integer changeId,
        ReadmissionState state,
        LocalDate receivedOn,
        @Nullable Integer gpaHundredths,
        boolean feeExempt,
        @Nullable Integer recommendation,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate paidOn,
        boolean counts,
        @Nullable String reason,
        List<Violation> violations,
        Instant filedAt,
        Instant changedAt,
        int version) {
    /** Copies the list. */
    public Application {
        violations = List.copyOf(violations);
    }

    /** Whether the fee was paid until the last day for it, however late the bank's report came. */
    public boolean isPaidInTime() {
        return dueOn != null && paidOn != null && !paidOn.isAfter(dueOn);
    }

    /** What the order and the places are decided on. */
    public Applicant applicant() {
        return new Applicant(id, state, gpaHundredths, exitTerm, recommendation, receivedOn, feeExempt, dueOn);
    }
}
