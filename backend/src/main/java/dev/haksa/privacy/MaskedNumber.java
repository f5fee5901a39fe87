package dev.haksa.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A resident number as it may be shown.
 *
 * @param masked null when none is on record
 */
public record MaskedNumber(@Nullable String masked, int version) {}
