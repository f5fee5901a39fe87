package dev.haksa.cancellation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which batches to list.
 *
 * @param term code of a term; null for all
 * @param kinds empty for all
 * @param states empty for all
 */
public record BatchCriteria(@Nullable String term, Set<BatchKind> kinds, Set<BatchState> states) {
    /** Copies the sets. */
    public BatchCriteria {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
    }
}
