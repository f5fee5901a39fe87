package dev.haksa.shared.table;

import java.util.List;

/**
 * What a table is called, and its columns in order.
 *
 * @param name of the sheet, where the format has sheets
 */
public record TableHead(String name, List<TableColumn> columns) {
    /** Copies the columns. */
    public TableHead {
        columns = List.copyOf(columns);
    }

    List<String> heads() {
        return columns.stream().map(TableColumn::head).toList();
    }
}
