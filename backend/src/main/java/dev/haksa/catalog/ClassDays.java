package dev.haksa.catalog;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far the class days (수업일수) of a term have passed. The university teaches online on every day of the week, so
 * class days are calendar days: the term's first day is class day 1, the next one 2, and so on.
 *
 * @param startsOn first day of the term
 * @param total number of class days
 */
public record ClassDays(LocalDate startsOn, int total) {
    /** The class days of a term. */
    public static ClassDays of(Term term) {
        return new ClassDays(term.startsOn(), term.classDays());
    }

    /** How many class days have passed on a day, which counts itself; 0 before the term, and no limit after it. */
    public int passedOn(LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(startsOn, day) + 1);
    }

    /** Whether not more than a fraction of the class days has passed on a day (예: 수업일수 4분의 1선 이내). */
    public boolean within(LocalDate day, int numerator, int denominator) {
        return (long) passedOn(day) * denominator <= (long) total * numerator;
    }

    /** The last day on which not more than a fraction has passed; the day before the term when that is none. */
    public LocalDate lastDayWithin(int numerator, int denominator) {
        return startsOn.plusDays((long) total * numerator / denominator - 1);
    }
}
