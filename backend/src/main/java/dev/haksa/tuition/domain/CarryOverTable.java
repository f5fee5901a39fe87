package dev.haksa.tuition.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.catalog.ClassDays;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.tuition.TuitionEvent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Annex 2: what a registered student carries over by the class days that have passed (제3조④).
 *
 * @param rows by kind of leave; shares of class days ascend
 */
public record CarryOverTable(Map<TuitionEvent, List<Row>> rows) {
    /**
     * A share of the tuition.
     *
     * @param upTo largest share of class days passed
     */
    public record Row(Share upTo, Share tuition) {}

    /** A row with its last day; when it is too late, no share and the last day of the last row. */
    public record Found(Share tuition, LocalDate lastDate) {}

    /** Refuses kinds of leave without rows, other events, and rows that do not ascend. */
    public CarryOverTable {
        rows = Map.copyOf(rows);
        for (TuitionEvent event : TuitionEvent.values()) {
            List<Row> ofEvent = rows.getOrDefault(event, List.of());
            if (ofEvent.isEmpty() == event.isLeave()) {
                throw new IllegalArgumentException("Write rows for LEAVE_GENERAL, LEAVE_SICK and LEAVE_MILITARY.");
            }
            for (int i = 1; i < ofEvent.size(); i++) {
                if (ofEvent.get(i).upTo().compareTo(ofEvent.get(i - 1).upTo()) <= 0) {
                    throw new IllegalArgumentException("Write rows whose up-to ascends.");
                }
            }
        }
    }

    /** Reads the parameter's value. */
    public static CarryOverTable read(JsonNode value) {
        Map<TuitionEvent, List<Row>> rows = new EnumMap<>(TuitionEvent.class);
        value.properties().forEach(entry -> rows.put(event(entry.getKey()), rows(entry.getValue())));
        return new CarryOverTable(rows);
    }

    private static List<Row> rows(JsonNode value) {
        return ParameterReaders.listOf(row -> new Row(Share.read(row.path("up-to")), Share.read(row.path("tuition"))))
                .apply(value);
    }

    private static TuitionEvent event(String name) {
        return Arrays.stream(TuitionEvent.values())
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Write one of LEAVE_GENERAL, LEAVE_SICK, LEAVE_MILITARY."));
    }

    /** What applies to a leave that is reckoned by a day. */
    public Found at(TuitionEvent leave, ClassDays classDays, LocalDate day) {
        List<Row> ofLeave = rows.getOrDefault(leave, List.of());
        for (Row row : ofLeave) {
            if (classDays.within(day, row.upTo().numerator(), row.upTo().denominator())) {
                return new Found(row.tuition(), lastDay(classDays, row));
            }
        }
        return new Found(Share.NONE, lastDay(classDays, ofLeave.getLast()));
    }

    private static LocalDate lastDay(ClassDays classDays, Row row) {
        return classDays.lastDayWithin(row.upTo().numerator(), row.upTo().denominator());
    }
}
