package dev.haksa.cancellation;

import dev.haksa.regulation.Violation;
import java.util.List;

/**
 * What became of an item.
 *
 * @param numbers under the locks, before anything was done
 * @param violations why it failed; empty otherwise
 */
public record ItemResult(ItemOutcome outcome, ItemNumbers numbers, List<Violation> violations) {
    /** Copies the list. */
    public ItemResult {
        violations = List.copyOf(violations);
    }

    static ItemResult of(ItemOutcome outcome, ItemNumbers numbers) {
        return new ItemResult(outcome, numbers, List.of());
    }
}
