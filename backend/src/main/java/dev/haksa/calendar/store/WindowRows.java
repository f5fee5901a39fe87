package dev.haksa.calendar.store;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;

/** Reads windows. */
public final class WindowRows {
    private WindowRows() {}

    /** A window out of a row with the table's columns, {@code year_levels} as integers. */
    public static AcademicWindow window(Row row) {
        return new AcademicWindow(
                row.getInteger("id"),
                row.getInteger("term_id"),
                WindowKind.valueOf(row.getString("kind")),
                row.getOffsetDateTime("opens_at").toInstant(),
                row.getOffsetDateTime("closes_at").toInstant(),
                Set.of(row.getArrayOfIntegers("year_levels")),
                Set.of(row.getArrayOfIntegers("department_ids")));
    }
}
