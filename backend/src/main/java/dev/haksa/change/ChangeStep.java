package dev.haksa.change;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the way of an application.
 *
 * @param workingDays within how many working days it is due (별표 8)
 * @param dueOn expected until the step begins, binding then
 * @param begunOn null while another step comes first
 * @param pausedOn since when a committee sits; null when none does
 * @param onBehalfOf the president, when a delegate decided (제57조)
 */
public record ChangeStep(
        int number,
        StepRole role,
        int workingDays,
        LocalDate dueOn,
        @Nullable LocalDate begunOn,
        @Nullable LocalDate pausedOn,
        @Nullable String committee,
        @Nullable Verdict verdict,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String onBehalfOf,
        @Nullable String reason) {
    /** Whether it waits for its decision now. */
    public boolean isCurrent() {
        return begunOn != null && verdict == null;
    }
}
