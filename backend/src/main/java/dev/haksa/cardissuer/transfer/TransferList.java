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

    private static final List<String> HEADER = List.of(
            "entryNumber",
            "studentNumber",
            "name",
            "nameEn",
            "department",
            "kind",
            "channel",
            "photoFile",
            "mobileFrom");

    private TransferList() {}

    static byte[] write(List<TransferEntry> entries) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(HEADER);
            entries.forEach(entry -> csv.writeRecord(
                    entry.key(),
                    entry.studentNumber(),
                    entry.name(),
                    entry.nameEn(),
                    entry.department(),
                    entry.kind(),
                    entry.channel(),
                    entry.photoPath(),
                    Objects.toString(entry.mobileFrom(), "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
