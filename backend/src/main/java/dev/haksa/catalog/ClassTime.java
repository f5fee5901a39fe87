package dev.haksa.catalog;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A weekly class time in Seoul. It starts inside its first minute and ends before its last one, so that a class from
 * nine to ten and one from ten to eleven do not overlap.
 *
 * @param day of the week
 * @param startsAt minutes after midnight, inclusive
 * @param endsAt minutes after midnight, exclusive; at the latest 23:59
 */
public record ClassTime(DayOfWeek day, int startsAt, int endsAt) implements Comparable<ClassTime> {
    private static final int MINUTES_OF_HOUR = 60;
    private static final int LAST_MINUTE = 23 * MINUTES_OF_HOUR + 59;
    private static final Comparator<ClassTime> ORDER = Comparator.comparing(ClassTime::day)
            .thenComparingInt(ClassTime::startsAt)
            .thenComparingInt(ClassTime::endsAt);

    /** Refuses times that end before they start or run over midnight. */
    public ClassTime {
        if (startsAt < 0 || endsAt <= startsAt || endsAt > LAST_MINUTE) {
            throw new IllegalArgumentException("not a class time: " + startsAt + " to " + endsAt + " minutes");
        }
    }

    /** A class time given by the clock. */
    public static ClassTime of(DayOfWeek day, LocalTime startsAt, LocalTime endsAt) {
        return new ClassTime(day, minutes(startsAt), minutes(endsAt));
    }

    /** Minutes after midnight. */
    public static int minutes(LocalTime time) {
        return time.getHour() * MINUTES_OF_HOUR + time.getMinute();
    }

    /** The start by the clock. */
    public LocalTime start() {
        return LocalTime.of(startsAt / MINUTES_OF_HOUR, startsAt % MINUTES_OF_HOUR);
    }

    /** The end by the clock. */
    public LocalTime end() {
        return LocalTime.of(endsAt / MINUTES_OF_HOUR, endsAt % MINUTES_OF_HOUR);
    }

    /** Whether both take place in some same minute of the week. */
    public boolean overlaps(ClassTime other) {
        return day == other.day && startsAt < other.endsAt && other.startsAt < endsAt;
    }

    /**
     * The same times of the week, sorted and without overlaps: timetables list a time once for each room, and a section
     * that meets in two rooms at once still meets once.
     */
    public static List<ClassTime> merge(Collection<ClassTime> times) {
        List<ClassTime> merged = new ArrayList<>();
        for (ClassTime time : times.stream().sorted().toList()) {
            if (!merged.isEmpty() && merged.getLast().overlaps(time)) {
                ClassTime last = merged.removeLast();
                merged.add(new ClassTime(last.day, last.startsAt, Math.max(last.endsAt, time.endsAt)));
            } else {
                merged.add(time);
            }
        }
        return List.copyOf(merged);
    }

    @Override
    public int compareTo(ClassTime other) {
        return ORDER.compare(this, other);
    }
}
