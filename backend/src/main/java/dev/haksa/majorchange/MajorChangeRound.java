package dev.haksa.majorchange;

import dev.haksa.catalog.Term;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A round: changes of major that take effect when a term starts.
 *
 * @param opensOn first day of filing, in Seoul; postmarks count
 * @param closesOn last day of filing
 */
public record MajorChangeRound(
        int id,
        Term term,
        LocalDate opensOn,
        LocalDate closesOn,
        RoundState state,
        @Nullable Instant decidedAt,
        @Nullable String decidedByName,
        int version) {}
