package dev.haksa.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a representative of students, and what came of it.
 *
 * @param studentNumber of the representative
 * @param departmentId whose students; null for all
 * @param expiresAt until when it can be fetched, once granted
 * @param revocation why and when it was taken back; null unless it was
 */
public record Disclosure(
        int id,
        String studentNumber,
        DisclosureCapacity capacity,
        @Nullable Integer departmentId,
        String purpose,
        UUID pledgeDocumentId,
        DisclosureState state,
        Instant requestedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        @Nullable Revocation revocation,
        int version) {
    /** A grant that was taken back. */
    public record Revocation(Instant at, String byName, String reason) {}
}
