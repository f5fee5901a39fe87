package dev.haksa.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about an item.
 *
 * @param reason needed to leave out or to refuse; null otherwise
 */
public record Review(ItemReview verdict, @Nullable String reason) {}
