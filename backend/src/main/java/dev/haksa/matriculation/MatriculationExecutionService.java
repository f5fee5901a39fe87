package dev.haksa.matriculation;

import dev.haksa.matriculation.MatriculationBatch.State;
import dev.haksa.matriculation.domain.NumberAssignment;
import dev.haksa.matriculation.store.ApplicantRows;
import dev.haksa.matriculation.store.BatchRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.NewStudents;
import dev.haksa.student.NewStudents.NewStudent;
import dev.haksa.student.NumberRange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the applicants of a batch their numbers and records, all at once and only once (제24조, 제25조). */
@ApplicationScoped
public class MatriculationExecutionService {
    private final BatchRows batches;
    private final ApplicantRows applicants;
    private final NewStudents students;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    MatriculationExecutionService(
            BatchRows batches,
            ApplicantRows applicants,
            NewStudents students,
            AuditTrail audit,
            Outbox outbox,
            Pool pool,
            Clock clock) {
        this.batches = batches;
        this.applicants = applicants;
        this.students = students;
        this.audit = audit;
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /** A batch with its applicants in the order of their numbers. */
    public record Numbered(MatriculationBatch batch, List<NumberedApplicant> applicants) {}

    private record Plan(MatriculationBatch batch, int lastSerial, List<NumberedApplicant> numbered) {}

    /** Who would get which number now; changes nothing. 404, 409 when the numbers are given, 422 when they cannot be. */
    public Uni<Numbered> preview(int id) {
        return pool.withTransaction(connection -> batches.lock(connection, id)
                .invoke(MatriculationExecutionService::requireDraft)
                .chain(batch -> plan(connection, batch))
                .map(plan -> new Numbered(plan.batch(), plan.numbered())));
    }

    /**
     * Gives the numbers and makes the students. 404, 409 when they are given already, 412 and 428 when the batch is not as
     * the caller saw it, 422 when a rule is against it: then nothing is assigned.
     */
    public Uni<Numbered> execute(int id, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(connection -> batches.lock(connection, id)
                .invoke(MatriculationExecutionService::requireDraft)
                .invoke(batch -> EntityTags.requireMatch(ifMatch, batch.version()))
                .chain(batch -> plan(connection, batch))
                .call(plan -> write(connection, plan, caller, now))
                .chain(plan -> batches.find(connection, id).map(executed -> new Numbered(executed, plan.numbered())))
                .call(numbered -> outbox.publish(connection, now, events(numbered, caller))));
    }

    private static void requireDraft(MatriculationBatch batch) {
        if (batch.state() != State.DRAFT) {
            throw ProblemException.conflict("MATRICULATION_EXECUTED", Map.of("id", batch.id()));
        }
    }

    private Uni<Plan> plan(SqlConnection connection, MatriculationBatch batch) {
        Integer code = batch.departmentCode();
        if (code == null) {
            throw ProblemException.refused(List.of(
                    new Violation("DEPARTMENT_WITHOUT_CODE", "25.2", Map.of("department", batch.departmentName()))));
        }
        NumberRange range = new NumberRange(batch.entranceYear(), batch.type(), code);
        return students.lockLastSerial(connection, range)
                .chain(lastSerial -> applicants
                        .all(connection, batch.id())
                        .map(all -> new Plan(batch, lastSerial, assign(range, lastSerial, all))));
    }

    private static List<NumberedApplicant> assign(NumberRange range, int lastSerial, List<NumberedApplicant> all) {
        NumberAssignment assignment = NumberAssignment.of(
                range,
                lastSerial,
                all.stream().map(NumberedApplicant::applicant).toList());
        if (!assignment.violations().isEmpty()) {
            throw ProblemException.refused(assignment.violations());
        }
        return assignment.numbered();
    }

    private Uni<Void> write(SqlConnection connection, Plan plan, Caller caller, Instant now) {
        MatriculationBatch batch = plan.batch();
        int first = plan.lastSerial() + 1;
        int last = plan.lastSerial() + plan.numbered().size();
        return newStudents(connection, plan)
                .chain(made -> students.insert(connection, made))
                .chain(() -> applicants.number(connection, batch.id(), plan.numbered()))
                .chain(() -> batches.execute(connection, batch.id(), first, last, now, caller.name()))
                .chain(() -> audit.record(connection, List.of(event(plan, caller, now))));
    }

    private Uni<List<NewStudent>> newStudents(SqlConnection connection, Plan plan) {
        List<Applicant> all =
                plan.numbered().stream().map(NumberedApplicant::applicant).toList();
        return applicants
                .programs(connection, plan.batch().departmentId(), all)
                .map(programs -> plan.numbered().stream()
                        .map(one -> student(plan.batch(), one, programs))
                        .toList());
    }

    private static NewStudent student(
            MatriculationBatch batch, NumberedApplicant numbered, Map<String, Integer> programs) {
        Applicant applicant = numbered.applicant();
        return new NewStudent(
                Objects.requireNonNull(numbered.studentNumber()),
                applicant.name(),
                applicant.nameEn(),
                applicant.birthDate(),
                batch.type(),
                applicant.admission(),
                Objects.requireNonNull(programs.get(applicant.programCode())),
                batch.entranceYear(),
                applicant.formerCredits());
    }

    private static AuditEvent event(Plan plan, Caller caller, Instant now) {
        Map<String, Object> details = Map.of(
                "students", plan.numbered().size(),
                "first", String.valueOf(plan.numbered().getFirst().studentNumber()),
                "last", String.valueOf(plan.numbered().getLast().studentNumber()));
        String subject = String.valueOf(plan.batch().id());
        return AuditEvent.of(now, caller, "STUDENT_NUMBERS_GIVEN", "MATRICULATION_BATCH", subject, details);
    }

    private static List<OutboxEvent> events(Numbered numbered, Caller caller) {
        return numbered.applicants().stream()
                .map(one -> event(numbered.batch(), one, caller))
                .toList();
    }

    private static OutboxEvent event(MatriculationBatch batch, NumberedApplicant numbered, Caller caller) {
        String number = Objects.requireNonNull(numbered.studentNumber());
        JsonObject payload = new JsonObject()
                .put("studentNumber", number)
                .put("applicationNumber", numbered.applicant().applicationNumber())
                .put("program", numbered.applicant().programCode())
                .put("admission", numbered.applicant().admission().name())
                .put("entranceYear", batch.entranceYear())
                .put("batch", batch.id());
        return new OutboxEvent("student.matriculated", number, number, payload, caller.correlationId());
    }
}
