package dev.haksa.catalog.domain;

import dev.haksa.catalog.ClassTime;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads class times as timetables print them: {@code 월(3-1.5)/수(3-1.5)}, a day, the period and the length in hours.
 * Period p begins at 08:00 + p hours; both are on a grid of half hours. A time off the grid is written by the clock:
 * {@code 월(09:10-10:25)}. Empty text means no class times.
 */
public final class ClassTimeNotation {
    private static final Pattern BY_PERIOD =
            Pattern.compile("([월화수목금토일])\\((\\d{1,2}(?:\\.\\d)?)-(\\d{1,2}(?:\\.\\d)?)\\)");
    private static final Pattern BY_CLOCK =
            Pattern.compile("([월화수목금토일])\\(([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)\\)");
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "월", DayOfWeek.MONDAY,
            "화", DayOfWeek.TUESDAY,
            "수", DayOfWeek.WEDNESDAY,
            "목", DayOfWeek.THURSDAY,
            "금", DayOfWeek.FRIDAY,
            "토", DayOfWeek.SATURDAY,
            "일", DayOfWeek.SUNDAY);
    private static final int MINUTES_OF_HOUR = 60;
    private static final int PERIOD_ZERO = 8 * MINUTES_OF_HOUR;
    private static final int GRID = 30;
    private static final int LAST_MINUTE = 23 * MINUTES_OF_HOUR + 59;

    private ClassTimeNotation() {}

    /** Why a part cannot be read. */
    public enum Reason {
        /** Not of the form day(period-hours) or day(HH:mm-HH:mm). */
        FORM,
        /** Not on the grid of half hours. */
        GRID,
        /** Ends before it starts, or after midnight. */
        SPAN
    }

    /** The outcome of reading. */
    public sealed interface Reading {
        /** The class times, sorted and without overlaps. */
        record Times(List<ClassTime> times) implements Reading {}

        /** The first part that cannot be read. */
        record Unreadable(String part, Reason reason) implements Reading {}
    }

    /** Reads a text. */
    public static Reading read(String text) {
        if (text.isBlank()) {
            return new Reading.Times(List.of());
        }
        List<ClassTime> times = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            switch (readPart(part.strip())) {
                case Reading.Times read -> times.addAll(read.times());
                case Reading.Unreadable unreadable -> {
                    return unreadable;
                }
            }
        }
        return new Reading.Times(ClassTime.merge(times));
    }

    private static Reading readPart(String part) {
        Matcher period = BY_PERIOD.matcher(part);
        if (period.matches()) {
            int start = minutes(period.group(2));
            int length = minutes(period.group(3));
            return start % GRID == 0 && length % GRID == 0
                    ? time(part, period.group(1), PERIOD_ZERO + start, PERIOD_ZERO + start + length)
                    : new Reading.Unreadable(part, Reason.GRID);
        }
        Matcher clock = BY_CLOCK.matcher(part);
        return clock.matches()
                ? time(
                        part,
                        clock.group(1),
                        minutes(clock.group(2)) + Integer.parseInt(clock.group(3)),
                        minutes(clock.group(4)) + Integer.parseInt(clock.group(5)))
                : new Reading.Unreadable(part, Reason.FORM);
    }

    private static Reading time(String part, String day, int startsAt, int endsAt) {
        return endsAt <= startsAt || endsAt > LAST_MINUTE
                ? new Reading.Unreadable(part, Reason.SPAN)
                : new Reading.Times(List.of(new ClassTime(DAYS.getOrDefault(day, DayOfWeek.MONDAY), startsAt, endsAt)));
    }

    private static int minutes(String hours) {
        return new BigDecimal(hours)
                .multiply(BigDecimal.valueOf(MINUTES_OF_HOUR))
                .intValueExact();
    }
}
