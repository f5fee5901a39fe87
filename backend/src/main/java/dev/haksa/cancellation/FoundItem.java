package dev.haksa.cancellation;

import org.jspecify.annotations.Nullable;

/** An item as a rule finds it. */
public record FoundItem(
        @Nullable String studentNumber, @Nullable Integer sectionId, ItemNumbers numbers) {}
