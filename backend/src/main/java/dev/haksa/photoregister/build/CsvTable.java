package dev.haksa.photoregister.build;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.haksa.shared.i18n.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The register as CSV in UTF-8 with the mark (BOM) by which spreadsheet programs know it. */
public final class CsvTable implements RegisterFile {
    private static final char BOM = '\uFEFF';
    /** What a spreadsheet would take for the beginning of a formula; those of Korea and Japan read wide signs, too. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private final Language language;
    private final CsvWriter csv;
    private int number;

    /** A table in a file that is not there yet. */
    public CsvTable(Path file, Language language) throws IOException {
        this.language = language;
        Writer writer = new BufferedWriter(Files.newBufferedWriter(file));
        writer.write(BOM);
        this.csv = CsvWriter.builder().build(writer);
        csv.writeRecord(RegisterTexts.heads(language));
    }

    @Override
    public void add(List<PicturedEntry> entries) {
        for (PicturedEntry one : entries) {
            List<String> line = new ArrayList<>();
            line.add(String.valueOf(++number));
            RegisterTexts.cells(language, one.entry()).forEach(cell -> line.add(harmless(cell.toString())));
            csv.writeRecord(line);
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

    /** A cell that no spreadsheet calculates. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
