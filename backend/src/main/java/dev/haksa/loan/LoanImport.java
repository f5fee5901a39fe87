package dev.haksa.loan;

import dev.haksa.catalog.TermCode;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports applications for loans from CSV in one transaction; the same file again changes nothing. */
@ApplicationScoped
public class LoanImport {
    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("reference", "term", "householdIncomeWon", "incomeBracket", "askedWon", "receivedOn"),
            List.of("studentNumber", "applicationNumber", "percentile"));
    private static final int KEY_LENGTH = 64;
    private static final int MAX_BRACKET = 10;

    private final CsvImports imports;
    private final LoanService loans;
    private final BlockingWork blocking;

    LoanImport(CsvImports imports, LoanService loans, BlockingWork blocking) {
        this.imports = imports;
        this.loans = loans;
        this.blocking = blocking;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** Imports applications. */
    public Uni<CsvImportResult> run(Upload upload) {
        return read(upload)
                .map(read -> read.unique(LoanFields::reference, "reference"))
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        this::check,
                        (connection, good) -> loans.write(connection, good.values(), upload.caller())));
    }

    private Uni<CsvRows<LoanFields>> read(Upload upload) {
        return blocking.run(() -> CsvFile.read(
                new ByteArrayInputStream(upload.content().getBytes()), upload.charset(), COLUMNS, LoanImport::fields));
    }

    private static LoanFields fields(CsvRow row) {
        String reference = row.text("reference", KEY_LENGTH);
        if (!reference.isEmpty() && !reference.matches("[A-Za-z0-9._-]{1,64}")) {
            row.mistake("reference", "REFERENCE", Map.of());
        }
        String term = row.text("term", KEY_LENGTH);
        if (!term.isEmpty() && TermCode.parse(term).isEmpty()) {
            row.mistake("term", "TERM_CODE", Map.of());
        }
        String student = row.optionalText("studentNumber", KEY_LENGTH);
        String applicant = row.optionalText("applicationNumber", KEY_LENGTH);
        if ((student == null) == (applicant == null)) {
            row.mistake("studentNumber", "LOAN_ONE_PERSON", Map.of());
        }
        return new LoanFields(
                reference,
                term,
                student,
                applicant,
                row.longNumber("householdIncomeWon", 0, LoanFields.MAX_HOUSEHOLD_INCOME_WON),
                row.wholeNumber("incomeBracket", 1, MAX_BRACKET),
                percentile(row),
                row.wholeNumber("askedWon", 1, LoanFields.MAX_ASKED_WON),
                receivedOn(row));
    }

    private static @Nullable BigDecimal percentile(CsvRow row) {
        String text = row.optionalText("percentile", KEY_LENGTH);
        if (text == null) {
            return null;
        }
        if (!text.matches("100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?")) {
            row.mistake("percentile", "LOAN_PERCENTILE", Map.of());
            return null;
        }
        return new BigDecimal(text);
    }

    private static LocalDate receivedOn(CsvRow row) {
        LocalDate day = row.text("receivedOn", KEY_LENGTH).isEmpty() ? null : row.optionalDate("receivedOn");
        return Objects.requireNonNullElse(day, LocalDate.EPOCH);
    }

    private Uni<CsvRows<LoanFields>> check(SqlConnection connection, CsvRows<LoanFields> rows) {
        return loans.known(connection, rows.values())
                .map(known -> rows.require(
                                row -> known.candidates().contains(row.reference()),
                                "reference",
                                LoanFields::reference,
                                "LOAN_NO_CANDIDATE")
                        .require(
                                row -> !known.taken().contains(row.reference()),
                                "reference",
                                LoanFields::reference,
                                "LOAN_TAKEN"));
    }
}
