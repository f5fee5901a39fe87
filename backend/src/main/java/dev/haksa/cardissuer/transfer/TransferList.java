package dev.haksa.cardissuer.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The list of a package: RFC 4180 in UTF-8 without byte order mark; quotes only where they are needed. */
final class TransferList {
    static final String PATH = "list.csv";
    static final String MEDIA_TYPE = "text/csv";

    private TransferList() {}

    static byte[] write(List<TransferEntry> entries) {
        List<String> columns = TransferFormat.of(entries).columns();
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns);
            entries.forEach(entry -> csv.writeRecord(values(entry).subList(0, columns.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In the order of the columns; formats only ever add some at the end. */
    private static List<String> values(TransferEntry entry) {
        return List.of(
                entry.key(),
                entry.studentNumber(),
                entry.name(),
                entry.nameEn(),
                entry.department(),
                entry.kind(),
                entry.channel(),
                entry.photoPath(),
                Objects.toString(entry.mobileFrom(), ""),
                Objects.toString(entry.delivery(), ""));
    }
}
