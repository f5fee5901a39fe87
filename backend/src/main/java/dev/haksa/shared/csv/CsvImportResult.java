package dev.haksa.shared.csv;

import java.util.List;

/**
 * The outcome of an import.
 *
 * @param applied whether the rows were written
 * @param rows of the file
 * @param failed rows with mistakes
 */
public record CsvImportResult(
        CsvImportMode mode,
        boolean dryRun,
        boolean applied,
        int rows,
        int failed,
        CsvImportReport.Counts counts,
        List<CsvMistake> mistakes) {
    /** Copies the mistakes. */
    public CsvImportResult {
        mistakes = List.copyOf(mistakes);
    }
}
