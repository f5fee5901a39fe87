package dev.haksa.leave.domain;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.change.HalfYears;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regular term that a day belongs to: under way, or coming next.
 *
 * @param term its dates; null while nobody has entered them
 */
public record TermAt(TermCode code, @Nullable Term term) {
    /**
     * A term that nobody has entered yet: the one after the last that is over, so that who leaves between two terms leaves
     * for the next one.
     *
     * @param over terms of the last year that are over
     * @param halfYear the term whose half-year the day lies in
     */
    public static TermAt notEntered(List<TermCode> over, TermCode halfYear) {
        TermCode next = over.stream()
                .max(Comparator.naturalOrder())
                .map(last -> HalfYears.later(last, 1))
                .orElse(halfYear);
        return new TermAt(next.compareTo(halfYear) > 0 ? next : halfYear, null);
    }

    /** Whether its classes have begun on a day. */
    boolean hasBegun(LocalDate day) {
        return term != null && !day.isBefore(term.startsOn());
    }
}
