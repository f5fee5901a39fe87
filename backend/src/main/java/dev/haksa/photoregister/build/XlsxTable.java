package dev.haksa.photoregister.build;

import dev.haksa.shared.i18n.Language;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The register as a workbook; rows leave memory as they come. Texts are texts, whatever they begin with. */
public final class XlsxTable implements RegisterFile {
    private static final String APPLICATION = "Haksa";
    private static final String VERSION = "1.0";
    private static final int[] WIDTHS = {6, 18, 22, 26, 8, 6, 6, 12, 14, 10, 10, 8, 10};

    private final Language language;
    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    /** A workbook in a file that is not there yet. */
    public XlsxTable(Path file, Language language) throws IOException {
        this.language = language;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.workbook = new Workbook(out, APPLICATION, VERSION);
        this.sheet = workbook.newWorksheet(RegisterTexts.get(language, "sheet"));
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.width(column, WIDTHS[column]);
        }
        sheet.freezePane(0, 1);
        List<String> heads = RegisterTexts.heads(language);
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(0, column, heads.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    @Override
    public void add(List<PicturedEntry> entries) throws IOException {
        for (PicturedEntry one : entries) {
            row++;
            sheet.value(row, 0, row);
            int column = 1;
            for (Object cell : RegisterTexts.cells(language, one.entry())) {
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
