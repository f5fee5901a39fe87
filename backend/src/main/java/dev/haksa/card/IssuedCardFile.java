package dev.haksa.card;

import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Reads files of cards of earlier years: to import them, or to take them back. */
@ApplicationScoped
public class IssuedCardFile {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("studentNumber", "issuedOn"), List.of("departmentName"));
    private static final int KEY_LENGTH = 20;
    private static final int NAME_LENGTH = 100;

    private final BlockingWork blocking;

    IssuedCardFile(BlockingWork blocking) {
        this.blocking = blocking;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** The cards of a file; each stands in it once. */
    Uni<CsvRows<IssuedCard>> read(Upload upload) {
        return blocking.run(() -> CsvFile.read(
                        new ByteArrayInputStream(upload.content().getBytes()),
                        upload.charset(),
                        COLUMNS,
                        IssuedCardFile::card))
                .map(read -> read.unique(IssuedCard::key, "studentNumber"));
    }

    private static IssuedCard card(CsvRow row) {
        String number = row.text("studentNumber", KEY_LENGTH);
        LocalDate issuedOn = row.text("issuedOn", KEY_LENGTH).isEmpty() ? null : row.optionalDate("issuedOn");
        return new IssuedCard(
                number,
                Objects.requireNonNullElse(issuedOn, LocalDate.EPOCH),
                row.optionalText("departmentName", NAME_LENGTH));
    }
}
