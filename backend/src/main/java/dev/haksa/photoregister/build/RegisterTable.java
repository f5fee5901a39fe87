package dev.haksa.photoregister.build;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.table.TableFile;
import dev.haksa.shared.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The register as a table, each student with a running number. */
public final class RegisterTable implements RegisterFile {
    private final Language language;
    private final TableFile table;
    private int number;

    /** A table in a file that is not there yet. */
    public RegisterTable(Path file, TableFormat format, Language language) throws IOException {
        this.language = language;
        this.table = format.begin(Files.newOutputStream(file), RegisterTexts.head(language));
    }

    @Override
    public void add(List<PicturedEntry> entries) throws IOException {
        table.add(entries.stream().map(this::row).toList());
    }

    private List<Object> row(PicturedEntry one) {
        List<Object> row = new ArrayList<>();
        row.add(++number);
        row.addAll(RegisterTexts.cells(language, one.entry()));
        return row;
    }

    @Override
    public void finish() throws IOException {
        table.finish();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
