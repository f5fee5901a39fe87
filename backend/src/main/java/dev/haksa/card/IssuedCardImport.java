package dev.haksa.card;

import dev.haksa.card.store.IssuedRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Imports cards of earlier years from CSV, so that whoever has one is sent to the customer centre (안내 3. ※). */
@ApplicationScoped
public class IssuedCardImport {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("studentNumber", "issuedOn"), List.of("departmentName"));
    private static final int KEY_LENGTH = 20;
    private static final int NAME_LENGTH = 100;

    private final CsvImports imports;
    private final IssuedRows rows;
    private final AuditTrail audit;
    private final BlockingWork blocking;
    private final Clock clock;

    IssuedCardImport(CsvImports imports, IssuedRows rows, AuditTrail audit, BlockingWork blocking, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.audit = audit;
        this.blocking = blocking;
        this.clock = clock;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** Imports cards; the same file again changes nothing. */
    public Uni<CsvImportResult> run(Upload upload) {
        return blocking.run(() -> CsvFile.read(
                        new ByteArrayInputStream(upload.content().getBytes()),
                        upload.charset(),
                        COLUMNS,
                        IssuedCardImport::card))
                .map(read -> read.unique(IssuedCard::key, "studentNumber"))
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        this::check,
                        (connection, good) -> write(connection, good.values(), upload.caller())));
    }

    private static IssuedCard card(CsvRow row) {
        String number = row.text("studentNumber", KEY_LENGTH);
        LocalDate issuedOn = row.text("issuedOn", KEY_LENGTH).isEmpty() ? null : row.optionalDate("issuedOn");
        return new IssuedCard(
                number,
                Objects.requireNonNullElse(issuedOn, LocalDate.EPOCH),
                row.optionalText("departmentName", NAME_LENGTH));
    }

    private Uni<CsvRows<IssuedCard>> check(SqlConnection connection, CsvRows<IssuedCard> read) {
        LocalDate today = Times.day(clock.instant());
        return rows.students(connection, read.values())
                .map(known -> read.require(
                                card -> !card.issuedOn().isAfter(today),
                                "issuedOn",
                                card -> card.issuedOn().toString(),
                                "CARD_ISSUED_IN_FUTURE")
                        .require(
                                card -> known.contains(card.studentNumber()),
                                "studentNumber",
                                IssuedCard::studentNumber,
                                "CARD_STUDENT_UNKNOWN"));
    }

    private Uni<Counts> write(SqlConnection connection, List<IssuedCard> cards, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.write(connection, cards, now)
                .call(counts -> audit.record(
                        connection,
                        List.of(AuditEvent.of(
                                now,
                                caller,
                                "STUDENT_CARDS_IMPORTED",
                                "STUDENT_CARD",
                                "*",
                                Map.of("created", counts.created(), "unchanged", counts.unchanged())))));
    }
}
