package dev.haksa.document.domain;

import java.time.LocalDate;
import java.time.Month;

/**
 * Until when papers are kept (article 16 (4)).
 *
 * @param years after graduation
 * @param unusedDays after the upload, for papers that belong to no application
 */
public record Retention(int years, int unusedDays) {
    /** Papers of those who graduated on this day or earlier are no longer kept. */
    public LocalDate lastGraduation(LocalDate today) {
        return today.minusYears(years).minusDays(1);
    }

    /** Unused papers that were uploaded on this day or earlier are no longer kept. */
    public LocalDate lastUnusedUpload(LocalDate today) {
        return today.minusDays(unusedDays).minusDays(1);
    }

    /** Nobody who entered in a year graduated before this day of it. */
    public static LocalDate earliestEntrance(int entranceYear) {
        return LocalDate.of(entranceYear, Month.MARCH, 1);
    }
}
