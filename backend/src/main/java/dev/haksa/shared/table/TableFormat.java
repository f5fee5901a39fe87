package dev.haksa.shared.table;

import java.io.IOException;
import java.io.OutputStream;

/** In which form a table leaves. */
public enum TableFormat {
    /** 엑셀 */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** CSV (UTF-8, BOM) */
    CSV("text/csv; charset=UTF-8", "csv");

    private final String mediaType;
    private final String ending;

    TableFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** For the header {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** What names of such files end with. */
    public String ending() {
        return ending;
    }

    /** Begins a table; the stream is closed with it. */
    public TableFile begin(OutputStream out, TableHead head) throws IOException {
        return switch (this) {
            case XLSX -> new XlsxTable(out, head);
            case CSV -> new CsvTable(out, head);
        };
    }
}
