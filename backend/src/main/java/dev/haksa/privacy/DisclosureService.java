package dev.haksa.privacy;

import dev.haksa.document.Documents;
import dev.haksa.privacy.domain.DisclosureRule;
import dev.haksa.privacy.store.DisclosureRows;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentService;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.StudentState;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What representatives of students learn about others, against a pledge and for some days (제55조). */
@ApplicationScoped
@Startup
public class DisclosureService {
    private static final String PLEDGE = "DISCLOSURE_PLEDGE";

    private final StudentService students;
    private final DisclosureRows rows;
    private final Documents documents;
    private final AuditTrail audit;
    private final Clock clock;
    private final EffectiveDated<Integer> days;

    DisclosureService(
            StudentService students,
            DisclosureRows rows,
            Documents documents,
            AuditTrail audit,
            Clock clock,
            Regulations regulations) {
        this.students = students;
        this.rows = rows;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
        this.days = regulations.parameter("privacy", "disclosure-days", ParameterReaders::wholeNumber);
    }

    /**
     * What a representative asks for.
     *
     * @param departmentId null for the whole university, or for the own department of a department's representative
     */
    public record Wanted(
            DisclosureCapacity capacity, @Nullable Integer departmentId, String purpose, UUID pledgeDocumentId) {}

    private record Attempt(int id, StudentStanding standing, Caller caller, String format, Instant at) {}

    /**
     * Asks on the caller's behalf.
     *
     * @return fails with 400 when the pledge is not a document of the caller's or proves something else, 409 while another request is open, 422
     *     when the caller is no current student
     */
    public Uni<Disclosure> request(Wanted wanted, Caller caller) {
        Instant now = now();
        return students.own(caller)
                .invoke(student -> requireCurrent(student))
                .map(student -> asked(wanted, student, now))
                .chain(asked -> rows.inTransaction(connection -> insert(connection, asked, caller)));
    }

    /** Requests, the latest first: a student's own ones, or all for the office. */
    public Uni<Page<Disclosure>> list(@Nullable DisclosureState state, Paging paging, Caller caller) {
        return isOffice(caller)
                ? rows.list(null, state, paging)
                : students.own(caller)
                        .chain(student -> rows.list(student.standing().studentNumber(), state, paging));
    }

    /** A request that the caller may see; 404 otherwise. */
    public Uni<Disclosure> find(int id, Caller caller) {
        return rows.find(id).invoke(found -> {
            if (!isOffice(caller) && !found.studentNumber().equals(caller.studentNumber())) {
                throw ProblemException.notFound("disclosure", id);
            }
        });
    }

    /** Grants or refuses a request; 404, 409 when it is decided already, 428 and 412 by its tag. */
    public Uni<Disclosure> decide(int id, boolean granted, String reason, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        Instant expiresAt = granted ? expiry(now) : null;
        return rows.inTransaction(connection -> rows.lock(connection, id)
                .invoke(found -> EntityTags.requireMatch(ifMatch, found.version()))
                .invoke(DisclosureService::requireOpen)
                .chain(() -> rows.decide(connection, id, caller, now, reason, expiresAt))
                .call(() -> documents.release(connection, application(id)))
                .call(decided ->
                        audit.record(connection, List.of(event("DISCLOSURE_DECIDED", decided, caller, now, reason)))));
    }

    /** Takes a grant back at once; 404, 409 when it is not granted, 428 and 412 by its tag. */
    public Uni<Disclosure> revoke(int id, String reason, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        return rows.inTransaction(connection -> rows.lock(connection, id)
                .invoke(found -> EntityTags.requireMatch(ifMatch, found.version()))
                .invoke(DisclosureService::requireGranted)
                .chain(() -> rows.revoke(connection, id, caller, now, reason))
                .call(revoked ->
                        audit.record(connection, List.of(event("DISCLOSURE_REVOKED", revoked, caller, now, reason)))));
    }

    /**
     * What was granted, as it is now; noted. Only for the representative who asked.
     *
     * @param format JSON or CSV
     * @return fails with 404 for others, with 422 when it is not granted, was revoked or has expired, or when the caller
     *     is no current student or no longer of the department
     */
    public Uni<List<DisclosedStudent>> fetch(int id, String format, Caller caller) {
        Instant now = now();
        return rows.find(id)
                .invoke(found -> requireOwn(found, caller))
                .chain(() -> students.own(caller))
                .map(student -> new Attempt(id, student.standing(), caller, format, now))
                .chain(attempt -> rows.inTransaction(connection -> read(connection, attempt)));
    }

    /** Who looked at what a request disclosed, the latest first; 404 without such a request. */
    public Uni<Page<DisclosureDownload>> downloads(int id, Paging paging) {
        return rows.find(id).chain(found -> rows.downloads(id, paging));
    }

    private Uni<Disclosure> insert(SqlConnection connection, Disclosure asked, Caller caller) {
        return documents
                .requireUnused(connection, asked.pledgeDocumentId(), asked.studentNumber(), "/pledgeDocumentId")
                .chain(() -> rows.insert(connection, asked))
                .call(saved -> documents.attach(
                        connection,
                        List.of(saved.pledgeDocumentId()),
                        saved.studentNumber(),
                        PLEDGE,
                        application(saved.id())))
                .call(saved -> audit.record(
                        connection,
                        List.of(event("DISCLOSURE_REQUESTED", saved, caller, saved.requestedAt(), saved.purpose()))));
    }

    private Uni<List<DisclosedStudent>> read(SqlConnection connection, Attempt attempt) {
        return rows.lock(connection, attempt.id())
                .invoke(disclosure -> requireAllowed(disclosure, attempt))
                .chain(disclosure -> rows.students(connection, disclosure.departmentId()))
                .call(found -> rows.note(
                        connection, attempt.id(), attempt.caller(), attempt.at(), attempt.format(), found.size()));
    }

    private static void requireAllowed(Disclosure disclosure, Attempt attempt) {
        StudentStanding standing = attempt.standing();
        refuse(DisclosureRule.reasonsAgainst(
                disclosure, standing.state() == StudentState.ENROLLED, standing.departmentId(), attempt.at()));
    }

    private static Disclosure asked(Wanted wanted, StudentProfile student, Instant now) {
        int own = student.standing().departmentId();
        boolean ofDepartment = wanted.capacity() == DisclosureCapacity.DEPARTMENT_REPRESENTATIVE;
        if (ofDepartment && wanted.departmentId() != null && wanted.departmentId() != own) {
            throw ProblemException.invalid("DISCLOSURE_OTHER_DEPARTMENT", "/departmentId", Map.of());
        }
        return new Disclosure(
                0,
                student.standing().studentNumber(),
                wanted.capacity(),
                ofDepartment ? Integer.valueOf(own) : wanted.departmentId(),
                wanted.purpose(),
                wanted.pledgeDocumentId(),
                DisclosureState.REQUESTED,
                now,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private static void requireCurrent(StudentProfile student) {
        if (student.standing().state() != StudentState.ENROLLED) {
            refuse(List.of(new Violation("DISCLOSURE_NO_LONGER_STUDENT", "55.1", Map.of())));
        }
    }

    private static void requireOpen(Disclosure disclosure) {
        if (disclosure.state() != DisclosureState.REQUESTED) {
            throw ProblemException.conflict("DISCLOSURE_DECIDED", Map.of("state", disclosure.state()));
        }
    }

    private static void requireGranted(Disclosure disclosure) {
        if (disclosure.state() != DisclosureState.GRANTED) {
            throw ProblemException.conflict("DISCLOSURE_NOT_REVOCABLE", Map.of("state", disclosure.state()));
        }
    }

    private static void requireOwn(Disclosure disclosure, Caller caller) {
        if (!disclosure.studentNumber().equals(caller.studentNumber())) {
            throw ProblemException.notFound("disclosure", disclosure.id());
        }
    }

    private static void refuse(List<Violation> reasons) {
        if (!reasons.isEmpty()) {
            throw ProblemException.refused(reasons);
        }
    }

    private static boolean isOffice(Caller caller) {
        return caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.REGISTRAR) || caller.has(Roles.DEAN);
    }

    /** The end of the last day. */
    private Instant expiry(Instant now) {
        return Times.day(now)
                .plusDays(days.at(Times.day(now)) + 1L)
                .atStartOfDay(Times.SEOUL)
                .toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String application(int id) {
        return "disclosure/" + id;
    }

    private static AuditEvent event(String action, Disclosure disclosure, Caller caller, Instant at, String reason) {
        Map<String, Object> details = Map.of(
                "studentNumber", disclosure.studentNumber(),
                "capacity", disclosure.capacity().name(),
                "department", String.valueOf(disclosure.departmentId()),
                "state", disclosure.state().name());
        return new AuditEvent(at, caller, action, "DISCLOSURE", String.valueOf(disclosure.id()), reason, details);
    }
}
