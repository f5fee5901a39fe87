package dev.haksa.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a resident number was, as it may be shown.
 *
 * @param masked before; null when there was none
 * @param maskedAfter since then
 * @param source what it goes back to, such as {@code record-change/12}, or {@code office}
 */
public record PastNumber(
        int id, @Nullable String masked, String maskedAfter, String source, Instant at, String actorName) {}
