package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.Entrance;
import dev.haksa.majorchange.store.QuotaRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Admission quotas by entrance year (article 34 (1)), and to which year transfer students were admitted (34 (3)). */
@ApplicationScoped
public class QuotaService {
    private final QuotaRows rows;
    private final StudentRecords records;
    private final AuditTrail audit;
    private final Clock clock;

    QuotaService(QuotaRows rows, StudentRecords records, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something that was put down. */
    public record Put<T>(T value, boolean created) {}

    /** The quotas of an entrance year with the room that they leave. */
    public Uni<List<AdmissionQuota>> ofYear(int entranceYear) {
        return rows.ofYear(entranceYear);
    }

    /** A quota; 404 without such a program or quota. */
    public Uni<AdmissionQuota> find(int entranceYear, String programCode) {
        return rows.inTransaction(connection -> program(connection, programCode)
                .chain(program -> rows.room(connection, entranceYear, program))
                .invoke(quota -> {
                    if (quota.room().quota() == null) {
                        throw ProblemException.notFound("admission-quota", entranceYear + "/" + programCode);
                    }
                }));
    }

    /** Lays a quota down; 404 without such a program, 428 and 412 for one that exists. */
    public Uni<Put<AdmissionQuota>> put(
            int entranceYear, String programCode, int quota, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> program(connection, programCode)
                .chain(program -> rows.room(connection, entranceYear, program)
                        .invoke(before -> requireMatch(before.room().quota() != null, ifMatch, before.version()))
                        .call(() -> rows.put(connection, entranceYear, program, quota))
                        .call(before -> record(connection, caller, before, quota))
                        .chain(before -> rows.room(connection, entranceYear, program)
                                .map(after -> new Put<>(after, before.room().quota() == null)))));
    }

    /** To which year a transfer student was admitted; 404 when it is not on record. */
    public Uni<TransferEntrance> entrance(String studentNumber) {
        return rows.entrance(studentNumber)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("transfer-entrance", studentNumber));
    }

    /** Keeps it; 404 without such a student, 409 for who is no transfer student, 428 and 412 for one on record. */
    public Uni<Put<TransferEntrance>> put(
            String studentNumber, Entrance entrance, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> records.lock(connection, studentNumber)
                .invoke(student -> requireTransfer(student.admission()))
                .chain(() -> rows.entrance(connection, studentNumber))
                .map(Before::new)
                .invoke(before -> requireMatch(before.entrance() != null, ifMatch, before.version()))
                .call(() -> rows.put(connection, studentNumber, entrance))
                .call(() -> record(connection, caller, studentNumber, entrance))
                .chain(before -> rows.entrance(connection, studentNumber)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.notFound("transfer-entrance", studentNumber))
                        .map(after -> new Put<>(after, before.entrance() == null))));
    }

    private record Before(@Nullable TransferEntrance entrance) {
        int version() {
            return entrance == null ? 0 : entrance.version();
        }
    }

    private static void requireMatch(boolean exists, @Nullable String ifMatch, int version) {
        if (exists) {
            EntityTags.requireMatch(ifMatch, version);
        }
    }

    /** A readmitted student keeps what was true at entrance. */
    private static void requireTransfer(Admission admission) {
        if (admission == Admission.FRESHMAN) {
            throw ProblemException.conflict("TRANSFER_ENTRANCE_UNFIT", Map.of());
        }
    }

    private Uni<Integer> program(SqlConnection connection, String code) {
        return rows.program(connection, code)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("program", code));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, AdmissionQuota before, int quota) {
        Map<String, Object> details =
                Map.of("before", String.valueOf(before.room().quota()), "after", quota);
        String id = before.entranceYear() + "/" + before.programCode();
        return audit.record(
                connection,
                List.of(AuditEvent.of(clock.instant(), caller, "ADMISSION_QUOTA_SET", "ADMISSION_QUOTA", id, details)));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, String studentNumber, Entrance entrance) {
        Map<String, Object> details = Map.of("yearLevel", entrance.yearLevel(), "general", entrance.general());
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        clock.instant(), caller, "TRANSFER_ENTRANCE_SET", "STUDENT", studentNumber, details)));
    }
}
