package dev.haksa.matriculation;

import dev.haksa.matriculation.MatriculationBatch.State;
import dev.haksa.matriculation.store.ApplicantRows;
import dev.haksa.matriculation.store.BatchRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Batches of applicants who wait for their student numbers (제25조). */
@ApplicationScoped
public class MatriculationService {
    private final BatchRows batches;
    private final ApplicantRows applicants;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    MatriculationService(BatchRows batches, ApplicantRows applicants, AuditTrail audit, Pool pool, Clock clock) {
        this.batches = batches;
        this.applicants = applicants;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** What a batch is for. */
    public record NewBatch(int entranceYear, StudentType type, int departmentId) {}

    /** What the applicants of a request or file are checked against. */
    record Known(Set<String> programs, Set<String> elsewhere) {}

    /** Makes a batch; a further round once the former one is executed. 400 without such a department, 409 while one is open. */
    public Uni<MatriculationBatch> create(NewBatch wanted, Caller caller) {
        BatchRows.Key key = new BatchRows.Key(wanted.entranceYear(), wanted.type(), wanted.departmentId());
        return pool.withTransaction(connection -> batches.insert(
                        connection, key, clock.instant().truncatedTo(ChronoUnit.MICROS), caller.name())
                .chain(id -> batches.find(connection, id))
                .call(batch -> record(connection, caller, "MATRICULATION_CREATED", batch, Map.of())));
    }

    /** A batch; 404 when there is none. */
    public Uni<MatriculationBatch> find(int id) {
        return batches.find(id);
    }

    /** Batches, the latest first. */
    public Uni<Page<MatriculationBatch>> list(Paging paging) {
        return batches.list(paging);
    }

    /** Applicants of a batch; 404 when there is no such batch. */
    public Uni<Page<NumberedApplicant>> applicants(int id, Paging paging) {
        return batches.find(id).chain(batch -> applicants.list(batch.id(), paging));
    }

    /**
     * Adds applicants, or changes those whose application numbers are in the batch. 400 naming each that has a program of
     * another department or is in another batch, 404 without such a batch, 409 when its numbers are given or when another
     * batch gets one of the applicants at the same moment.
     */
    public Uni<MatriculationBatch> add(int id, List<Applicant> added, Caller caller) {
        return pool.withTransaction(connection -> lockDraft(connection, id)
                .call(batch -> known(connection, batch, added).invoke(known -> require(known, added)))
                .call(batch -> write(connection, batch, added, caller))
                .chain(() -> batches.find(connection, id)));
    }

    /** Takes an applicant out; 404 without such a batch or applicant, 409 when the numbers are given. */
    public Uni<MatriculationBatch> remove(int id, String applicationNumber, Caller caller) {
        return pool.withTransaction(connection -> lockDraft(connection, id)
                .call(() -> applicants.delete(connection, id, applicationNumber).invoke(found -> {
                    if (!found) {
                        throw ProblemException.notFound("applicant", applicationNumber);
                    }
                }))
                .call(() -> batches.touch(connection, id))
                .call(batch -> record(
                        connection, caller, "APPLICANT_REMOVED", batch, Map.of("applicationNumber", applicationNumber)))
                .chain(() -> batches.find(connection, id)));
    }

    /** A batch that takes applicants, locked. */
    Uni<MatriculationBatch> lockDraft(SqlConnection connection, int id) {
        return batches.lock(connection, id).invoke(batch -> {
            if (batch.state() != State.DRAFT) {
                throw ProblemException.conflict("MATRICULATION_EXECUTED", Map.of("id", id));
            }
        });
    }

    /** What applicants are checked against. */
    Uni<Known> known(SqlConnection connection, MatriculationBatch batch, List<Applicant> added) {
        return applicants
                .programs(connection, batch.departmentId(), added)
                .chain(programs -> applicants
                        .elsewhere(connection, batch, added)
                        .map(elsewhere -> new Known(programs.keySet(), elsewhere)));
    }

    /** Writes checked applicants; 409 naming the first that another batch has got meanwhile. */
    Uni<Counts> write(SqlConnection connection, MatriculationBatch batch, List<Applicant> added, Caller caller) {
        return applicants
                .write(connection, batch, added)
                .call(() -> applicants.elsewhere(connection, batch, added).invoke(MatriculationService::requireNone))
                .call(() -> batches.touch(connection, batch.id()))
                .call(counts -> record(connection, caller, "APPLICANTS_ADDED", batch, details(counts)));
    }

    private static void requireNone(Set<String> elsewhere) {
        elsewhere.stream().sorted().findFirst().ifPresent(number -> {
            throw ProblemException.conflict("APPLICANT_ELSEWHERE", Map.of("applicationNumber", number));
        });
    }

    private static Map<String, Object> details(Counts counts) {
        return Map.of("created", counts.created(), "updated", counts.updated(), "unchanged", counts.unchanged());
    }

    private static void require(Known known, List<Applicant> added) {
        List<InputViolation> mistakes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < added.size(); i++) {
            Applicant applicant = added.get(i);
            String pointer = "/applicants/" + i;
            Map<String, Object> facts =
                    Map.of("applicationNumber", applicant.applicationNumber(), "program", applicant.programCode());
            if (!known.programs().contains(applicant.programCode())) {
                mistakes.add(new InputViolation("PROGRAM_OF_ANOTHER_DEPARTMENT", pointer + "/program", facts));
            }
            if (known.elsewhere().contains(applicant.applicationNumber())) {
                mistakes.add(new InputViolation("APPLICANT_ELSEWHERE", pointer + "/applicationNumber", facts));
            }
            if (!seen.add(applicant.applicationNumber())) {
                mistakes.add(new InputViolation("APPLICANT_TWICE", pointer + "/applicationNumber", facts));
            }
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
    }

    private Uni<Void> record(
            SqlConnection connection,
            Caller caller,
            String action,
            MatriculationBatch batch,
            Map<String, Object> details) {
        String subject = String.valueOf(batch.id());
        return audit.record(
                connection,
                List.of(AuditEvent.of(clock.instant(), caller, action, "MATRICULATION_BATCH", subject, details)));
    }
}
