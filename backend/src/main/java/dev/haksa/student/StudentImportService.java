package dev.haksa.student;

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
import dev.haksa.student.domain.CompletedRow;
import dev.haksa.student.domain.RecognisedRow;
import dev.haksa.student.domain.StudentRow;
import dev.haksa.student.store.CompletedImportRows;
import dev.haksa.student.store.StudentImportRows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Imports students, completed courses and recognised courses from CSV, each file in one transaction with its audit
 * entry. Importing the same file again changes nothing.
 */
@ApplicationScoped
public class StudentImportService {
    private static final String NUMBER = "studentNumber";

    private final CsvImports imports;
    private final StudentImportRows students;
    private final CompletedImportRows completed;
    private final SettledCategories categories;
    private final BlockingWork blocking;
    private final AuditTrail audit;
    private final Clock clock;

    StudentImportService(
            CsvImports imports,
            StudentImportRows students,
            CompletedImportRows completed,
            SettledCategories categories,
            BlockingWork blocking,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.students = students;
        this.completed = completed;
        this.categories = categories;
        this.blocking = blocking;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file and what to do with it. */
    public record Upload(Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** Imports students; the program and the advisor's account must exist. */
    public Uni<CsvImportResult> importStudents(Upload upload) {
        return read(upload, StudentFiles.STUDENTS, StudentFiles::student)
                .map(rows -> rows.unique(StudentRow::studentNumber, NUMBER))
                .chain(rows -> imports.run(
                        upload.order(),
                        rows,
                        this::checkStudents,
                        (connection, good) -> students.writeStudents(connection, good.values())
                                .call(counts -> record(connection, upload, "STUDENTS_IMPORTED", counts))));
    }

    /** Imports completed courses of existing students, and sums up their credits and last regular GPA. */
    public Uni<CsvImportResult> importCompleted(Upload upload) {
        return read(upload, StudentFiles.COMPLETED, StudentFiles::completed)
                .map(rows -> rows.unique(CompletedRow::key, "courseNumber"))
                .chain(rows -> imports.run(
                        upload.order(),
                        rows,
                        (connection, read) -> checkNumbers(connection, read, CompletedRow::studentNumber),
                        (connection, good) -> writeCompleted(connection, good)
                                .call(counts -> record(connection, upload, "COMPLETED_COURSES_IMPORTED", counts))));
    }

    /**
     * Imports recognised courses of existing students (article 4 (5)).
     *
     * @param fix whether the recognition of the students in the file is final from now on
     */
    public Uni<CsvImportResult> importRecognised(Upload upload, boolean fix) {
        return read(upload, StudentFiles.RECOGNISED, StudentFiles::recognised)
                .map(rows -> rows.unique(RecognisedRow::key, "courseNumber"))
                .chain(rows -> imports.run(
                        upload.order(),
                        rows,
                        (connection, read) -> checkNumbers(connection, read, RecognisedRow::studentNumber),
                        (connection, good) -> students.writeRecognised(connection, good.values(), fix)
                                .call(counts -> record(connection, upload, recognisedAction(fix), counts))));
    }

    private <T> Uni<CsvRows<T>> read(Upload upload, CsvColumns columns, Function<CsvRow, T> reader) {
        return blocking.run(() ->
                CsvFile.read(new ByteArrayInputStream(upload.content().getBytes()), upload.charset(), columns, reader));
    }

    private Uni<CsvRows<StudentRow>> checkStudents(SqlConnection connection, CsvRows<StudentRow> rows) {
        List<String> codes = rows.values().stream().map(StudentRow::programCode).toList();
        return students.programs(connection, codes)
                .map(known -> rows.require(
                        row -> known.contains(row.programCode()),
                        "programCode",
                        StudentRow::programCode,
                        "UNKNOWN_PROGRAM"))
                .chain(checked -> checkAdvisors(connection, checked));
    }

    private Uni<CsvRows<StudentRow>> checkAdvisors(SqlConnection connection, CsvRows<StudentRow> rows) {
        List<String> names = rows.values().stream()
                .map(StudentRow::advisor)
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return students.accounts(connection, names)
                .map(known -> rows.require(
                        row -> row.advisor() == null
                                || known.contains(row.advisor().toLowerCase(Locale.ROOT)),
                        "advisor",
                        row -> String.valueOf(row.advisor()),
                        "UNKNOWN_ADVISOR"));
    }

    private <T> Uni<CsvRows<T>> checkNumbers(SqlConnection connection, CsvRows<T> rows, Function<T, String> number) {
        Uni<Set<String>> known = students.lockStudents(
                connection, rows.values().stream().map(number).toList());
        return known.map(
                numbers -> rows.require(row -> numbers.contains(number.apply(row)), NUMBER, number, "UNKNOWN_STUDENT"));
    }

    private Uni<Counts> writeCompleted(SqlConnection connection, CsvRows<CompletedRow> rows) {
        return categories
                .of(connection, rows.values())
                .chain(settled -> completed.write(connection, settled))
                .call(written -> completed.sumUp(connection, written.students()))
                .map(CompletedImportRows.Written::counts);
    }

    private Uni<Void> record(SqlConnection connection, Upload upload, String action, Counts counts) {
        Map<String, Object> details = Map.of(
                "created", counts.created(),
                "updated", counts.updated(),
                "unchanged", counts.unchanged(),
                "mode", upload.order().mode().name());
        String id = upload.caller().correlationId();
        return audit.record(
                connection,
                List.of(AuditEvent.of(clock.instant(), upload.caller(), action, "STUDENT_IMPORT", id, details)));
    }

    private static String recognisedAction(boolean fix) {
        return fix ? "RECOGNISED_COURSES_FIXED" : "RECOGNISED_COURSES_IMPORTED";
    }
}
