package dev.haksa.catalog;

import java.util.List;

/**
 * What an import of a timetable did.
 *
 * @param applied whether anything was allowed to be written: not on a dry run, and not when ALL_OR_NOTHING met a mistake
 * @param rows one for each row of the file, in its order
 */
public record ImportReport(
        String term,
        ImportMode mode,
        boolean dryRun,
        boolean applied,
        int departmentsCreated,
        int coursesCreated,
        int coursesUpdated,
        List<RowResult> rows) {
    /** Copies the rows. */
    public ImportReport {
        rows = List.copyOf(rows);
    }

    /** How many rows ended like this. */
    public int count(RowResult.Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
