package dev.haksa.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 전결 위임 (제57조): the president lets somebody decide some kinds for some time, and no longer than being president.
 *
 * @param from first day
 * @param until last day
 * @param revokedAt when it was taken back; null while it stands
 */
public record Delegation(
        int id,
        String delegatorId,
        String delegatorName,
        UUID delegateId,
        String delegateName,
        Set<ChangeKind> kinds,
        LocalDate from,
        LocalDate until,
        String note,
        Instant createdAt,
        @Nullable Instant revokedAt,
        int version) {
    /** Copies the kinds. */
    public Delegation {
        kinds = Set.copyOf(kinds);
    }
}
