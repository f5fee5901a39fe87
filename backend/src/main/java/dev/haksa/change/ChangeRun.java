package dev.haksa.change;

import java.util.List;

/**
 * What a run over all applications did.
 *
 * @param effective applications that took effect
 * @param overdue applications that became late and were told of
 * @param failed applications that could not take effect; the next run tries again
 */
public record ChangeRun(List<Integer> effective, List<Integer> overdue, List<Failure> failed) {
    /** Copies the lists. */
    public ChangeRun {
        effective = List.copyOf(effective);
        overdue = List.copyOf(overdue);
        failed = List.copyOf(failed);
    }

    /** An application that could not take effect, and why. */
    public record Failure(int changeId, String message) {}
}
