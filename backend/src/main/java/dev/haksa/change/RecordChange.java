package dev.haksa.change;

import dev.haksa.regulation.Basis;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application with everything that belongs to it.
 *
 * @param consequences as they were told at submission, and since the approval as they are
 * @param endsEnrollments whether enrollments end when it takes effect; decided with the approval
 * @param endReason of a rejection or cancellation
 */
public record RecordChange(
        ChangeSummary summary,
        ChangeDraft draft,
        List<Consequence> consequences,
        boolean endsEnrollments,
        String filedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant effectiveAt,
        @Nullable String endReason,
        Basis basis,
        List<ChangeStep> steps,
        List<TimelineEntry> timeline,
        List<Clearance> clearances) {
    /** Copies the lists. */
    public RecordChange {
        consequences = List.copyOf(consequences);
        steps = List.copyOf(steps);
        timeline = List.copyOf(timeline);
        clearances = List.copyOf(clearances);
    }

    /** Its number. */
    public int id() {
        return summary.id();
    }

    /** The step that waits for its decision; null when none does. */
    public @Nullable ChangeStep currentStep() {
        return summary.state().isPending()
                ? steps.stream().filter(ChangeStep::isCurrent).findFirst().orElse(null)
                : null;
    }

    /** Whether a step is the last one. */
    public boolean isLast(ChangeStep step) {
        return step.number() == steps.size();
    }

    /** What others may know. */
    public ChangeStatus status() {
        return new ChangeStatus(
                id(),
                summary.kind(),
                summary.studentNumber(),
                summary.state(),
                summary.receiptDate(),
                summary.effectiveOn());
    }
}
