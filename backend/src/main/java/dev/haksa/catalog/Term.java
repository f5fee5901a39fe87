package dev.haksa.catalog;

import java.time.LocalDate;

/**
 * A term.
 *
 * @param startsOn first day, in Seoul
 * @param endsOn last day, in Seoul
 * @param classDays number of class days (수업일수)
 */
public record Term(int id, TermCode code, LocalDate startsOn, LocalDate endsOn, int classDays, int version) {
    /** The season of the term. */
    public Season season() {
        return code.season();
    }
}
