package dev.haksa.change;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands in lists.
 *
 * @param departmentId the student's department when it was filed
 * @param effectiveOn null until approved
 * @param current the step that waits for its decision; null when none does
 */
public record ChangeSummary(
        int id,
        ChangeKind kind,
        String studentNumber,
        String studentName,
        int departmentId,
        String departmentName,
        Channel channel,
        ChangeState state,
        LocalDate receiptDate,
        @Nullable LocalDate effectiveOn,
        Instant submittedAt,
        @Nullable Current current,
        int version) {
    /** The step that waits. */
    public record Current(int number, StepRole role, LocalDate dueOn, boolean paused) {}
}
