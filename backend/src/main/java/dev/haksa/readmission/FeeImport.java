package dev.haksa.readmission;

import dev.haksa.readmission.store.ApplicationRows;
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
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports fees from the bank's CSV in one transaction; the same file again changes nothing. */
@ApplicationScoped
public class FeeImport {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("reference", "studentNumber", "term", "amountWon", "paidOn"), List.of());
    private static final int KEY_LENGTH = 64;
    private static final int MAX_WON = 99_999_999;

    private final CsvImports imports;
    private final ApplicationRows applications;
    private final FeeService fees;
    private final BlockingWork blocking;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    FeeImport(
            CsvImports imports,
            ApplicationRows applications,
            FeeService fees,
            BlockingWork blocking,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.imports = imports;
        this.applications = applications;
        this.fees = fees;
        this.blocking = blocking;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /**
     * A row of the file.
     *
     * @param applicationId 0 until it is looked up
     */
    private record Line(
            String reference, String studentNumber, String term, int amountWon, LocalDate paidOn, int applicationId) {
        FeePayment payment() {
            return new FeePayment(reference, applicationId, amountWon, paidOn);
        }

        Line of(int application) {
            return new Line(reference, studentNumber, term, amountWon, paidOn, application);
        }
    }

    private record Checked(CsvRows.Good<Line> row, @Nullable CsvMistake mistake) {}

    /** Imports fees of applications that exist; what could not be recorded one by one is a mistake of its row. */
    public Uni<CsvImportResult> run(Upload upload) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return blocking.run(() -> CsvFile.read(
                        new ByteArrayInputStream(upload.content().getBytes()),
                        upload.charset(),
                        COLUMNS,
                        FeeImport::line))
                .map(read -> read.unique(Line::reference, "reference"))
                .chain(read -> imports.run(
                        upload.order(),
                        read,
                        (connection, rows) -> check(connection, rows, upload.caller(), now),
                        (connection, good) -> write(connection, good.values(), upload, now)));
    }

    private static Line line(CsvRow row) {
        String reference = row.text("reference", KEY_LENGTH);
        if (!reference.isEmpty() && !reference.matches("[A-Za-z0-9._-]{1,64}")) {
            row.mistake("reference", "REFERENCE", Map.of());
        }
        LocalDate paidOn = row.text("paidOn", KEY_LENGTH).isEmpty() ? null : row.optionalDate("paidOn");
        return new Line(
                reference,
                row.text("studentNumber", KEY_LENGTH),
                row.text("term", KEY_LENGTH),
                row.wholeNumber("amountWon", 0, MAX_WON),
                Objects.requireNonNullElse(paidOn, LocalDate.EPOCH),
                0);
    }

    private Uni<CsvRows<Line>> check(SqlConnection connection, CsvRows<Line> read, Caller caller, Instant now) {
        return Multi.createFrom()
                .iterable(read.good())
                .onItem()
                .transformToUniAndConcatenate(row -> check(connection, row, caller, now))
                .collect()
                .asList()
                .map(checked -> rows(read, checked));
    }

    private Uni<Checked> check(SqlConnection connection, CsvRows.Good<Line> row, Caller caller, Instant now) {
        return applications
                .openOf(connection, row.value().studentNumber(), row.value().term())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.invalid("READMISSION_UNKNOWN_APPLICATION", "", Map.of()))
                .map(id -> new CsvRows.Good<>(row.line(), row.value().of(id)))
                .call(known -> fees.examine(connection, known.value().payment(), caller, now))
                .map(known -> new Checked(known, null))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> new Checked(row, mistake(row, failure)));
    }

    private static CsvMistake mistake(CsvRows.Good<Line> row, ProblemException failure) {
        InputViolation why = failure.input().getFirst();
        return new CsvMistake(row.line(), "reference", row.value().reference(), why.code(), why.facts());
    }

    private static CsvRows<Line> rows(CsvRows<Line> read, List<Checked> checked) {
        List<CsvMistake> mistakes = new ArrayList<>(read.mistakes());
        List<CsvRows.Good<Line>> good = new ArrayList<>();
        for (Checked one : checked) {
            if (one.mistake() == null) {
                good.add(one.row());
            } else {
                mistakes.add(one.mistake());
            }
        }
        return new CsvRows<>(good, mistakes, read.total());
    }

    private Uni<Counts> write(SqlConnection connection, List<Line> good, Upload upload, Instant now) {
        return Multi.createFrom()
                .iterable(good)
                .onItem()
                .transformToUniAndConcatenate(line -> fees.record(connection, line.payment(), upload.caller(), now))
                .collect()
                .asList()
                .call(done -> audit.record(connection, List.of(event(upload, now, good.size(), done))))
                .call(done -> outbox.publish(connection, now, events(done)))
                .map(done -> new Counts(created(done), 0, good.size() - created(done)));
    }

    private static int created(List<FeeService.Done> done) {
        return (int) done.stream().filter(one -> one.recorded().created()).count();
    }

    private static List<OutboxEvent> events(List<FeeService.Done> done) {
        return done.stream().flatMap(one -> one.events().stream()).toList();
    }

    private static AuditEvent event(Upload upload, Instant at, int rows, List<FeeService.Done> done) {
        Map<String, Object> details = Map.of(
                "created", created(done),
                "unchanged", rows - created(done),
                "mode", upload.order().mode().name());
        String id = upload.caller().correlationId();
        return AuditEvent.of(at, upload.caller(), "READMISSION_FEES_IMPORTED", "READMISSION_FEE_IMPORT", id, details);
    }
}
