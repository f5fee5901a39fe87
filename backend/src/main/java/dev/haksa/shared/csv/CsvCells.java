package dev.haksa.shared.csv;

import org.jspecify.annotations.Nullable;

/** Cells of files that are opened with spreadsheet programs. */
public final class CsvCells {
    /** What such programs take for the beginning of a formula, the wide signs of Korean keyboards among it. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private CsvCells() {}

    /** The text of a value, empty for null, with an apostrophe before it when it would be calculated otherwise. */
    public static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
