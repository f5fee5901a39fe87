package dev.haksa.card;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card that was issued, as it is on record.
 *
 * @param departmentName as printed, when it is known
 * @param voided who took it back; null while it counts
 */
public record KnownCard(
        long id,
        String studentNumber,
        LocalDate issuedOn,
        CardSource source,
        @Nullable String departmentName,
        Instant recordedAt,
        @Nullable Voided voided) {
    /** That a card was taken back, and why. */
    public record Voided(Instant at, String byName, String reason) {}
}
