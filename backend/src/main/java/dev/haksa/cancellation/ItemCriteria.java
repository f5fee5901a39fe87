package dev.haksa.cancellation;

import java.util.Set;

/**
 * Which items to list.
 *
 * @param outcomes empty for all, those without outcome too
 * @param reviews empty for all
 */
public record ItemCriteria(Set<ItemOutcome> outcomes, Set<ItemReview> reviews) {
    /** Copies the sets. */
    public ItemCriteria {
        outcomes = Set.copyOf(outcomes);
        reviews = Set.copyOf(reviews);
    }
}
