package dev.haksa.shared.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.shared.csv.CsvCells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as CSV in UTF-8 with the mark (BOM) by which spreadsheet programs know it. */
final class CsvTable implements TableFile {
    private static final char BOM = '\uFEFF';

    private final CsvWriter csv;

    CsvTable(OutputStream out, TableHead head) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BOM);
        this.csv = CsvWriter.builder().build(writer);
        csv.writeRecord(head.heads());
    }

    @Override
    public void add(List<List<Object>> rows) {
        for (List<Object> row : rows) {
            csv.writeRecord(row.stream().map(CsvCells::text).toList());
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
