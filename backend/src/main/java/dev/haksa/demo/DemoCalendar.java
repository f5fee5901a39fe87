package dev.haksa.demo;

import java.time.LocalDate;

/**
 * The terms of the demonstration.
 *
 * @param season of the next regular term after today
 * @param seasonalSeason of the seasonal term after it
 * @param pastCode code of the regular term before it
 */
record DemoCalendar(
        int year,
        String season,
        LocalDate startsOn,
        LocalDate endsOn,
        String seasonalSeason,
        LocalDate seasonalStartsOn,
        LocalDate seasonalEndsOn,
        String pastCode) {
    private static final int SPRING_MONTH = 3;
    private static final int FALL_MONTH = 9;
    private static final int WEEKS = 16;

    /** The calendar as seen on a day in Seoul: spring starts on March 2, fall on September 1. */
    static DemoCalendar on(LocalDate today) {
        LocalDate spring = LocalDate.of(today.getYear(), SPRING_MONTH, 2);
        LocalDate fall = LocalDate.of(today.getYear(), FALL_MONTH, 1);
        if (today.isBefore(spring)) {
            return spring(today.getYear());
        }
        return today.isBefore(fall) ? fall(today.getYear()) : spring(today.getYear() + 1);
    }

    private static DemoCalendar spring(int year) {
        LocalDate start = LocalDate.of(year, SPRING_MONTH, 2);
        return new DemoCalendar(
                year,
                "SPRING",
                start,
                start.plusWeeks(WEEKS).minusDays(1),
                "SUMMER",
                start.plusWeeks(WEEKS + 1),
                start.plusWeeks(WEEKS + 4),
                (year - 1) + "-FALL");
    }

    private static DemoCalendar fall(int year) {
        LocalDate start = LocalDate.of(year, FALL_MONTH, 1);
        return new DemoCalendar(
                year,
                "FALL",
                start,
                start.plusWeeks(WEEKS).minusDays(1),
                "WINTER",
                start.plusWeeks(WEEKS + 1),
                start.plusWeeks(WEEKS + 4),
                year + "-SPRING");
    }

    String code() {
        return year + "-" + season;
    }

    String seasonalCode() {
        return year + "-" + seasonalSeason;
    }

    /** The year in which the youngest students entered. */
    int latestEntranceYear() {
        return season.equals("SPRING") ? year - 1 : year;
    }
}
