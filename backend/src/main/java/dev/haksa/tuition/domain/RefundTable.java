package dev.haksa.tuition.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.ParameterReaders;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Annex 1: what is refunded by the days from the term's first day to the base date (제3조③).
 *
 * @param beforeTerm shares before the first day
 * @param rows from the first day on, each until the next begins
 */
public record RefundTable(Row beforeTerm, List<Row> rows) {
    private static final int BEFORE = Integer.MIN_VALUE;

    /**
     * Shares from a day on.
     *
     * @param fromDay days from the term's first day, which is 0
     */
    public record Row(int fromDay, Share tuition, Share admissionFee) {}

    /** A row with the dates on which it applies; null where it has no end. */
    public record Found(
            Row row,
            @Nullable LocalDate firstDate,
            @Nullable LocalDate lastDate) {}

    /** Refuses rows that do not begin with the first day or do not ascend. */
    public RefundTable {
        rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            int day = rows.get(i).fromDay();
            if (i == 0 ? day != 0 : day <= rows.get(i - 1).fromDay()) {
                throw new IllegalArgumentException("Write rows whose from-day begins at 0 and ascends.");
            }
        }
    }

    /** Reads the parameter's value. */
    public static RefundTable read(JsonNode value) {
        JsonNode before = value.path("before-term");
        return new RefundTable(
                row(BEFORE, before),
                ParameterReaders.listOf(row -> row(ParameterReaders.wholeNumber(row.path("from-day")), row))
                        .apply(value.path("from-first-day")));
    }

    private static Row row(int fromDay, JsonNode row) {
        return new Row(fromDay, Share.read(row.path("tuition")), Share.read(row.path("admission-fee")));
    }

    /** The row for a base date that lies so many days after the term's first day; negative before it. */
    public Found at(LocalDate termStartsOn, int daysFromStart) {
        if (daysFromStart < 0) {
            return new Found(beforeTerm, null, termStartsOn.minusDays(1));
        }
        int last = rows.size() - 1;
        while (rows.get(last).fromDay() > daysFromStart) {
            last--;
        }
        LocalDate until = last == rows.size() - 1
                ? null
                : termStartsOn.plusDays(rows.get(last + 1).fromDay() - 1L);
        return new Found(rows.get(last), termStartsOn.plusDays(rows.get(last).fromDay()), until);
    }
}
