package dev.haksa.conduct;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An award or a discipline.
 *
 * @param title of the award, or the reason of the discipline
 * @param decidedBy who awarded or decided it
 * @param from first day of a discipline that lasts
 * @param to its last day
 * @param revocation why it was taken back; null while it stands
 */
public record ConductEntry(
        int id,
        String studentNumber,
        ConductKind kind,
        String title,
        String decidedBy,
        LocalDate decidedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Instant recordedAt,
        @Nullable Instant revokedAt,
        @Nullable String revocation,
        int version) {}
