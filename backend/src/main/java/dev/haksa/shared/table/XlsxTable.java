package dev.haksa.shared.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook; rows leave memory as they come. Texts are texts, whatever they begin with. */
final class XlsxTable implements TableFile {
    private static final String APPLICATION = "Haksa";
    private static final String VERSION = "1.0";

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxTable(OutputStream out, TableHead head) {
        this.out = new BufferedOutputStream(out);
        this.workbook = new Workbook(this.out, APPLICATION, VERSION);
        this.sheet = workbook.newWorksheet(head.name());
        sheet.freezePane(0, 1);
        int column = 0;
        for (TableColumn one : head.columns()) {
            sheet.width(column, one.width());
            sheet.value(0, column, one.head());
            sheet.style(0, column++).bold().set();
        }
    }

    @Override
    public void add(List<List<Object>> rows) throws IOException {
        for (List<Object> cells : rows) {
            row++;
            int column = 0;
            for (Object cell : cells) {
                write(column++, cell);
            }
        }
        sheet.flush();
    }

    private void write(int column, Object cell) {
        if (cell instanceof Integer number) {
            sheet.value(row, column, number);
        } else {
            sheet.inlineString(row, column, cell.toString());
        }
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
