package dev.haksa.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application to withdraw from a course (제46조②).
 *
 * @param section by its names
 * @param term code of the term
 * @param credits of the course when the seat was taken
 * @param appliedAt when it arrived; the period is judged by it
 * @param decidedAt when it ended; null while it is pending
 * @param refusalReason of the review; null unless refused
 */
public record Withdrawal(
        String studentNumber,
        BatchItem.Section section,
        String term,
        int credits,
        WithdrawalState state,
        String reason,
        Instant appliedAt,
        @Nullable Instant decidedAt,
        @Nullable String refusalReason,
        int version) {}
