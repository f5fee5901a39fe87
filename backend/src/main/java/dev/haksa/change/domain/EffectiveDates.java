package dev.haksa.change.domain;

import dev.haksa.change.EffectiveRule;
import java.time.LocalDate;
import java.util.List;

/** The effective date (학적변동일자, 제42조①2, 별표 8). */
public final class EffectiveDates {
    private EffectiveDates() {}

    /**
     * From which day a change counts.
     *
     * @param approval day of the approval, or the day on which it is expected
     * @param termStarts first days of the regular terms that are known, in order
     * @param otherwise first day of the half-year after the approval, for a term that has no dates yet
     */
    public static LocalDate of(
            EffectiveRule rule,
            LocalDate receipt,
            LocalDate approval,
            List<LocalDate> termStarts,
            LocalDate otherwise) {
        return switch (rule) {
            case RECEIPT -> receipt;
            case APPROVAL -> approval;
            case NEXT_TERM ->
                termStarts.stream()
                        .filter(start -> start.isAfter(approval))
                        .findFirst()
                        .orElse(otherwise);
        };
    }
}
