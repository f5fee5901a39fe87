package dev.haksa.workday;

import dev.haksa.shared.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts working days (근무일): every day but Saturdays, Sundays and public holidays. A year whose holidays are unknown is
 * refused, never taken for a year without holidays.
 */
public final class WorkingDays {
    private final NavigableMap<Integer, Set<LocalDate>> holidays = new TreeMap<>();

    /**
     * Working days with these holidays.
     *
     * @param holidays the days of each known year
     */
    public WorkingDays(Map<Integer, Set<LocalDate>> holidays) {
        if (holidays.isEmpty()) {
            throw new IllegalArgumentException("no year has holidays");
        }
        holidays.forEach((year, days) -> this.holidays.put(year, Set.copyOf(days)));
    }

    /**
     * Whether offices work on a day.
     *
     * @throws ProblemException 409 HOLIDAYS_UNKNOWN when the holidays of its year are not known
     */
    public boolean isWorkingDay(LocalDate day) {
        Set<LocalDate> ofYear = holidays.get(day.getYear());
        if (ofYear == null) {
            throw ProblemException.conflict("HOLIDAYS_UNKNOWN", unknown(day.getYear()));
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !ofYear.contains(day);
    }

    /**
     * The n-th working day after a day, which itself never counts; the day itself for 0.
     *
     * @param workingDays how many, 0 or more
     * @throws ProblemException 409 HOLIDAYS_UNKNOWN when the count reaches a year whose holidays are not known
     */
    public LocalDate after(LocalDate from, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("cannot count " + workingDays + " working days");
        }
        LocalDate day = from;
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /**
     * How many working days lie after a day, up to and including another; 0 when that is not later.
     *
     * @throws ProblemException 409 HOLIDAYS_UNKNOWN when a year between has no known holidays
     */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** The numbers that say why a year cannot be counted in. */
    Map<String, Object> unknown(int year) {
        return Map.of("year", year, "first", holidays.firstKey(), "last", holidays.lastKey());
    }
}
