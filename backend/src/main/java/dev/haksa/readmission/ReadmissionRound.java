package dev.haksa.readmission;

import dev.haksa.catalog.Term;
import dev.haksa.regulation.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A round on record.
 *
 * @param minutes what the committee put on record; null before
 * @param basis what the numbers were taken from
 */
public record ReadmissionRound(
        int id,
        Term term,
        RoundFields fields,
        RoundState state,
        @Nullable Instant decidedAt,
        @Nullable String decidedByName,
        @Nullable String minutes,
        Basis basis,
        int version) {}
