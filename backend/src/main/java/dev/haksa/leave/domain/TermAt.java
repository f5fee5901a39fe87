package dev.haksa.leave.domain;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The regular term that a day belongs to: under way, or coming next.
 *
 * @param term its dates; null while nobody has entered them
 */
public record TermAt(TermCode code, @Nullable Term term) {
    /** Whether its classes have begun on a day. */
    boolean hasBegun(LocalDate day) {
        return term != null && !day.isBefore(term.startsOn());
    }
}
