package dev.haksa.tuition;

import dev.haksa.catalog.TermCode;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvMistake;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.tuition.domain.PaymentBook;
import dev.haksa.tuition.store.PaymentRows;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Imports payments from CSV in one transaction; the same file again changes nothing. */
@ApplicationScoped
public class PaymentImport {
    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("reference", "studentNumber", "term", "credits", "amountWon", "paidOn"), List.of("reverses"));
    private static final int KEY_LENGTH = 64;
    private static final int MAX_CREDITS = 60;
    private static final int MAX_WON = 999_999_999;
    private static final LocalDate HARMLESS_DAY = LocalDate.EPOCH;

    private final CsvImports imports;
    private final PaymentRows rows;
    private final BlockingWork blocking;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PaymentImport(
            CsvImports imports, PaymentRows rows, BlockingWork blocking, AuditTrail audit, Outbox outbox, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.blocking = blocking;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** Imports payments and reversals; students and terms must exist. */
    public Uni<CsvImportResult> run(Upload upload) {
        return read(upload)
                .map(read -> read.unique(PaymentFields::reference, "reference"))
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        this::check,
                        (connection, good) -> write(connection, good.values(), upload)));
    }

    private Uni<CsvRows<PaymentFields>> read(Upload upload) {
        return blocking.run(() -> CsvFile.read(
                new ByteArrayInputStream(upload.content().getBytes()),
                upload.charset(),
                COLUMNS,
                PaymentImport::payment));
    }

    private static PaymentFields payment(CsvRow row) {
        LocalDate paidOn = row.text("paidOn", KEY_LENGTH).isEmpty() ? null : row.optionalDate("paidOn");
        return new PaymentFields(
                reference(row, row.text("reference", KEY_LENGTH), "reference"),
                row.text("studentNumber", KEY_LENGTH),
                term(row),
                row.signedNumber("credits", -MAX_CREDITS, MAX_CREDITS),
                row.signedNumber("amountWon", -MAX_WON, MAX_WON),
                Objects.requireNonNullElse(paidOn, HARMLESS_DAY),
                row.optionalText("reverses", KEY_LENGTH));
    }

    private static String reference(CsvRow row, String text, String column) {
        if (!text.isEmpty() && !text.matches("[A-Za-z0-9._-]{1,64}")) {
            row.mistake(column, "REFERENCE", Map.of());
        }
        return text;
    }

    private static String term(CsvRow row) {
        String text = row.text("term", KEY_LENGTH);
        if (!text.isEmpty() && TermCode.parse(text).isEmpty()) {
            row.mistake("term", "TERM_CODE", Map.of());
        }
        return text;
    }

    private Uni<CsvRows<PaymentFields>> check(SqlConnection connection, CsvRows<PaymentFields> read) {
        List<String> numbers =
                read.values().stream().map(PaymentFields::studentNumber).toList();
        return rows.students(connection, numbers)
                .map(known -> read.require(
                        row -> known.contains(row.studentNumber()),
                        "studentNumber",
                        PaymentFields::studentNumber,
                        "UNKNOWN_STUDENT"))
                .chain(checked -> checkTerms(connection, checked));
    }

    private Uni<CsvRows<PaymentFields>> checkTerms(SqlConnection connection, CsvRows<PaymentFields> read) {
        List<String> codes =
                read.values().stream().map(PaymentFields::term).distinct().toList();
        return rows.terms(connection, codes).chain(known -> checkPayments(connection, known, read));
    }

    private Uni<CsvRows<PaymentFields>> checkPayments(
            SqlConnection connection, Map<String, Integer> terms, CsvRows<PaymentFields> read) {
        CsvRows<PaymentFields> checked =
                read.require(row -> terms.containsKey(row.term()), "term", PaymentFields::term, "UNKNOWN_TERM");
        return rows.lockConcerned(connection, checked.values(), terms)
                .map(onRecord -> checkBook(new PaymentBook(onRecord), checked));
    }

    /** Payments are entered before the reversals of the same file, whatever their order. */
    private static CsvRows<PaymentFields> checkBook(PaymentBook book, CsvRows<PaymentFields> read) {
        List<CsvMistake> mistakes = new ArrayList<>(read.mistakes());
        Set<String> wrong = new HashSet<>();
        for (boolean reversals : new boolean[] {false, true}) {
            for (CsvRows.Good<PaymentFields> row : read.good()) {
                if ((row.value().reverses() != null) == reversals) {
                    PaymentBook.Entry entry = book.enter(row.value());
                    if (entry.isMistake()) {
                        wrong.add(row.value().reference());
                        mistakes.add(mistake(row, entry));
                    }
                }
            }
        }
        List<CsvRows.Good<PaymentFields>> good = read.good().stream()
                .filter(row -> !wrong.contains(row.value().reference()))
                .toList();
        return new CsvRows<>(good, mistakes, read.total());
    }

    private static CsvMistake mistake(CsvRows.Good<PaymentFields> row, PaymentBook.Entry entry) {
        PaymentFields payment = row.value();
        return switch (entry) {
            case PAYMENT_DIFFERS ->
                new CsvMistake(row.line(), "reference", payment.reference(), entry.name(), Map.of());
            case REVERSED_UNKNOWN ->
                new CsvMistake(row.line(), "reverses", String.valueOf(payment.reverses()), entry.name(), Map.of());
            case NEW, KNOWN, PAYMENT_EMPTY, PAYMENT_NEGATIVE, REVERSAL_POSITIVE, REVERSAL_EXCEEDS ->
                new CsvMistake(row.line(), "credits", String.valueOf(payment.credits()), entry.name(), Map.of());
        };
    }

    /** What is on record under the same reference is the same, as the check has shown. */
    private Uni<Counts> write(SqlConnection connection, List<PaymentFields> good, Upload upload) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> references = good.stream().map(PaymentFields::reference).toList();
        return rows.known(connection, references)
                .map(known -> good.stream()
                        .filter(payment -> !known.contains(payment.reference()))
                        .toList())
                .call(fresh -> rows.insert(connection, fresh, now))
                .call(fresh -> audit.record(connection, List.of(event(upload, now, fresh.size(), good.size()))))
                .call(fresh -> outbox.publish(connection, now, events(fresh, upload.caller())))
                .map(fresh -> new Counts(fresh.size(), 0, good.size() - fresh.size()));
    }

    private static List<OutboxEvent> events(List<PaymentFields> fresh, Caller caller) {
        return fresh.stream()
                .map(payment -> PaymentEvents.recorded(payment, caller.correlationId()))
                .toList();
    }

    private static AuditEvent event(Upload upload, Instant at, int created, int rows) {
        Map<String, Object> details = Map.of(
                "created",
                created,
                "unchanged",
                rows - created,
                "mode",
                upload.order().mode().name());
        String id = upload.caller().correlationId();
        return AuditEvent.of(at, upload.caller(), "PAYMENTS_IMPORTED", "PAYMENT_IMPORT", id, details);
    }
}
