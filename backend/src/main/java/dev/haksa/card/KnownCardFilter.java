package dev.haksa.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are asked for; null for any.
 *
 * @param voided whether they were taken back
 */
public record KnownCardFilter(
        @Nullable String studentNumber,
        @Nullable LocalDate issuedOn,
        @Nullable CardSource source,
        @Nullable Boolean voided) {}
