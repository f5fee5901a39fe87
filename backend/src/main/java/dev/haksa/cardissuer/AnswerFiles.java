package dev.haksa.cardissuer;

import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what the card company sends as CSV. */
@ApplicationScoped
public class AnswerFiles {
    private static final CsvColumns RECEIPT =
            new CsvColumns(List.of("packageSha256", "entryNumber", "result"), List.of("code"));
    private static final CsvColumns REPORTS = new CsvColumns(List.of("entryNumber", "status", "on"), List.of("code"));
    private static final int TEXT = 64;

    private final BlockingWork blocking;

    AnswerFiles(BlockingWork blocking) {
        this.blocking = blocking;
    }

    /** The lines of a receipt. */
    public Uni<CsvRows<ReceiptLine>> receipt(Buffer content, Charset charset) {
        return blocking.run(() ->
                CsvFile.read(new ByteArrayInputStream(content.getBytes()), charset, RECEIPT, AnswerFiles::receiptLine));
    }

    /** Reports. */
    public Uni<CsvRows<ReportLine>> reports(Buffer content, Charset charset) {
        return blocking.run(() ->
                CsvFile.read(new ByteArrayInputStream(content.getBytes()), charset, REPORTS, AnswerFiles::reportLine));
    }

    private static ReceiptLine receiptLine(CsvRow row) {
        return new ReceiptLine(
                row.text("packageSha256", TEXT), number(row), row.oneOf("result", ReceiptResult.class), code(row));
    }

    private static ReportLine reportLine(CsvRow row) {
        LocalDate day = row.text("on", TEXT).isEmpty() ? null : row.optionalDate("on");
        return new ReportLine(
                number(row),
                row.oneOf("status", ReportStatus.class),
                Objects.requireNonNullElse(day, LocalDate.EPOCH),
                code(row));
    }

    private static int number(CsvRow row) {
        String text = row.text("entryNumber", TEXT);
        if (!text.isEmpty() && !text.matches("[0-9]{6}")) {
            row.mistake("entryNumber", "CARD_ENTRY_NUMBER", Map.of());
            return 0;
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String code(CsvRow row) {
        String code = Objects.requireNonNullElse(row.optionalText("code", TEXT), "");
        if (!code.isEmpty() && !code.matches("[A-Z0-9_]{2,64}")) {
            row.mistake("code", "CARD_CODE", Map.of());
        }
        return code;
    }
}
