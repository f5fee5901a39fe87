package dev.haksa.dismissal;

import org.jspecify.annotations.Nullable;

/**
 * What would become of an item now.
 *
 * @param code why it would be settled
 */
public record PreviewedItem(
        DismissalItem item, ItemOutcome outcome, @Nullable String code) {}
