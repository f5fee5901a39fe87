package dev.haksa.matriculation;

import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.csv.CsvColumns;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.csv.CsvRow;
import dev.haksa.shared.csv.CsvRows;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.Admission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Imports applicants from CSV in one transaction; the same file again changes nothing. */
@ApplicationScoped
public class MatriculationImport {
    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("applicationNumber", "name", "program"),
            List.of("nameEn", "birthDate", "admission", "formerCredits"));
    private static final int KEY_LENGTH = 40;
    private static final int NAME_LENGTH = 100;
    private static final int MAX_FORMER_CREDITS = 300;

    private final CsvImports imports;
    private final MatriculationService batches;
    private final BlockingWork blocking;

    MatriculationImport(CsvImports imports, MatriculationService batches, BlockingWork blocking) {
        this.imports = imports;
        this.batches = batches;
        this.blocking = blocking;
    }

    /** A file and what to do with it. */
    public record Upload(int batchId, Buffer content, Charset charset, CsvImports.Order order, Caller caller) {}

    /** Imports applicants into a batch; 404 without such a batch, 409 when its numbers are given. */
    public Uni<CsvImportResult> run(Upload upload) {
        return read(upload)
                .map(rows -> rows.unique(Applicant::applicationNumber, "applicationNumber"))
                .chain(rows -> imports.run(
                        upload.order(),
                        rows,
                        (connection, read) -> check(connection, upload.batchId(), read),
                        (connection, good) -> write(connection, upload, good.values())));
    }

    private Uni<CsvRows<Applicant>> read(Upload upload) {
        return blocking.run(() -> CsvFile.read(
                new ByteArrayInputStream(upload.content().getBytes()),
                upload.charset(),
                COLUMNS,
                MatriculationImport::applicant));
    }

    private static Applicant applicant(CsvRow row) {
        String number = row.text("applicationNumber", KEY_LENGTH);
        if (!number.isEmpty() && !number.matches("[A-Za-z0-9._-]{1,40}")) {
            row.mistake("applicationNumber", "REFERENCE", Map.of());
        }
        Admission admission = row.oneOf("admission", Admission.class, Admission.FRESHMAN);
        if (admission == Admission.READMISSION) {
            row.mistake("admission", "ONE_OF", Map.of("known", List.of("FRESHMAN", "TRANSFER")));
        }
        return new Applicant(
                number,
                row.text("name", NAME_LENGTH),
                row.optionalText("nameEn", NAME_LENGTH),
                row.optionalDate("birthDate"),
                admission,
                row.text("program", NAME_LENGTH),
                Objects.requireNonNullElse(row.optionalNumber("formerCredits", 0, MAX_FORMER_CREDITS), 0));
    }

    private Uni<CsvRows<Applicant>> check(SqlConnection connection, int batchId, CsvRows<Applicant> rows) {
        return batches.lockDraft(connection, batchId)
                .chain(batch -> batches.known(connection, batch, rows.values()))
                .map(known -> rows.require(
                                row -> known.programs().contains(row.programCode()),
                                "program",
                                Applicant::programCode,
                                "PROGRAM_OF_ANOTHER_DEPARTMENT")
                        .require(
                                row -> !known.elsewhere().contains(row.applicationNumber()),
                                "applicationNumber",
                                Applicant::applicationNumber,
                                "APPLICANT_ELSEWHERE"));
    }

    private Uni<Counts> write(SqlConnection connection, Upload upload, List<Applicant> good) {
        return batches.lockDraft(connection, upload.batchId())
                .chain(batch -> batches.write(connection, batch, good, upload.caller()));
    }
}
