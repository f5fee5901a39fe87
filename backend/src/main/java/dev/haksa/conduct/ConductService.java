package dev.haksa.conduct;

import dev.haksa.conduct.store.ConductRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps awards and discipline (상벌, 제44조①). Nothing is changed or deleted; what was wrong is taken back with a reason. */
@ApplicationScoped
public class ConductService {
    private final StudentService students;
    private final ConductRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    ConductService(StudentService students, ConductRows rows, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** An entry as the office hands it in. */
    public record Fields(
            ConductKind kind,
            String title,
            String decidedBy,
            LocalDate decidedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** All entries of a student whom the caller may see, those taken back too; 404 without such a student. */
    public Uni<List<ConductEntry>> list(String studentNumber, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> rows.ofStudent(studentNumber));
    }

    /** What stands of a student; whether the caller may know it is for the asking feature to decide. */
    public Uni<List<ConductEntry>> standing(String studentNumber) {
        return rows.ofStudent(studentNumber)
                .map(all ->
                        all.stream().filter(entry -> entry.revokedAt() == null).toList());
    }

    /** Records an entry; 400 when its days contradict each other, 404 without such a student. */
    public Uni<ConductEntry> record(String studentNumber, Fields fields, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireSense(fields, Times.day(now));
        ConductEntry wanted = new ConductEntry(
                0,
                studentNumber,
                fields.kind(),
                fields.title(),
                fields.decidedBy(),
                fields.decidedOn(),
                fields.from(),
                fields.to(),
                now,
                null,
                null,
                1);
        return students.find(studentNumber, caller)
                .chain(student -> rows.inTransaction(connection -> rows.insert(connection, wanted, caller)
                        .call(saved -> audit.record(
                                connection, List.of(event("CONDUCT_RECORDED", saved, caller, now, null))))));
    }

    /** Takes an entry back; 404, 409 when it was before, 428 and 412 by its tag. */
    public Uni<ConductEntry> revoke(
            String studentNumber, int id, String reason, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return students.find(studentNumber, caller)
                .chain(student -> rows.inTransaction(connection -> rows.lock(connection, studentNumber, id)
                        .invoke(found -> requireStanding(found, ifMatch))
                        .chain(() -> rows.revoke(connection, id, reason, caller, now))
                        .call(revoked -> audit.record(
                                connection, List.of(event("CONDUCT_REVOKED", revoked, caller, now, reason))))));
    }

    private static void requireSense(Fields fields, LocalDate today) {
        if (fields.decidedOn().isAfter(today)) {
            throw ProblemException.invalid("CONDUCT_NOT_YET", "/decidedOn", Map.of("today", today));
        }
        if (fields.from() != null && fields.to() != null && fields.to().isBefore(fields.from())) {
            throw ProblemException.invalid("CONDUCT_DAYS", "/to", Map.of("from", fields.from(), "to", fields.to()));
        }
    }

    private static void requireStanding(ConductEntry entry, @Nullable String ifMatch) {
        EntityTags.requireMatch(ifMatch, entry.version());
        if (entry.revokedAt() != null) {
            throw ProblemException.conflict("CONDUCT_REVOKED", Map.of("revokedAt", entry.revokedAt()));
        }
    }

    private static AuditEvent event(
            String action, ConductEntry entry, Caller caller, Instant at, @Nullable String reason) {
        Map<String, Object> details = Map.of(
                "entry", entry.id(),
                "kind", entry.kind().name(),
                "title", entry.title(),
                "decidedOn", entry.decidedOn().toString());
        return new AuditEvent(at, caller, action, "STUDENT", entry.studentNumber(), reason, details);
    }
}
