package dev.haksa.catalog.domain;

import java.util.List;

/**
 * A file that was read to its end.
 *
 * @param header what is wrong with the first line; then there are no rows
 */
public record TimetableFile(List<TimetableHeader.Mistake> header, List<ReadRow> rows) {
    /** Copies the lists. */
    public TimetableFile {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
