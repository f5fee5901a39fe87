package dev.haksa.dismissal;

import dev.haksa.dismissal.domain.Ground;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student in a batch.
 *
 * @param found the days that are reviewed
 * @param excludedFor reason of the review for leaving the student out; null when included
 * @param outcomeCode why it was settled or failed
 * @param changeId the dismissal that was filed
 */
public record DismissalItem(
        int id,
        int batchId,
        String studentNumber,
        String studentName,
        int departmentId,
        Ground ground,
        Found found,
        @Nullable String excludedFor,
        @Nullable ItemOutcome outcome,
        @Nullable String outcomeCode,
        @Nullable Integer changeId,
        @Nullable Instant executedAt) {
    /**
     * Days that matter; null where they do not apply.
     *
     * @param leaveEndsOn last day of the leave
     * @param lastDay last day for returning or registering
     * @param noticedOn day of the notice before dismissal
     * @param waitUntil last day of waiting after it
     */
    public record Found(
            @Nullable LocalDate leaveEndsOn,
            LocalDate lastDay,
            @Nullable LocalDate noticedOn,
            @Nullable LocalDate waitUntil) {}
}
