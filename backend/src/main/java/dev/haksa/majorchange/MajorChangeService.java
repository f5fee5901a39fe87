package dev.haksa.majorchange;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.RecordChanges;
import dev.haksa.document.Documents;
import dev.haksa.majorchange.store.MajorChangeRows;
import dev.haksa.majorchange.store.QuotaRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes applications for a change of major, and shows them (article 34). */
@ApplicationScoped
public class MajorChangeService {
    private static final String FORM = "APPLICATION_FORM";

    private final MajorChangeRows rows;
    private final QuotaRows quotas;
    private final MajorChangeFacts facts;
    private final RecordChanges changes;
    private final Documents documents;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    MajorChangeService(
            MajorChangeRows rows,
            QuotaRows quotas,
            MajorChangeFacts facts,
            RecordChanges changes,
            Documents documents,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.quotas = quotas;
        this.facts = facts;
        this.changes = changes;
        this.documents = documents;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A paper that has arrived.
     *
     * @param targetProgram code
     * @param receivedOn postmark
     * @param documentIds scans of the form
     */
    public record Filing(
            String studentNumber, String targetProgram, LocalDate receivedOn, String reason, List<UUID> documentIds) {
        /** Copies the list. */
        public Filing {
            documentIds = List.copyOf(documentIds);
        }
    }

    private record Case(MajorChangeRound round, int targetId, Filing filing, Caller caller, Instant at) {
        MajorChangeFacts.Question question() {
            return new MajorChangeFacts.Question(
                    round, filing.studentNumber(), targetId, filing.receivedOn(), Times.day(at), false);
        }
    }

    /**
     * Registers the paper of a student.
     *
     * @return fails with 404 for an unknown round, program or student, or one of another department, 409 when the student
     *     has an application in the round or it is decided, 422 with every reason against it
     */
    public Uni<MajorChange> file(int roundId, Filing filing, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> rows.lockRound(connection, roundId)
                .invoke(MajorChangeService::requireFiling)
                .chain(round -> target(connection, filing).map(target -> new Case(round, target, filing, caller, now)))
                .chain(filed -> insert(connection, filed))
                .call(made -> changeOfRecord(connection, made, filing, caller, now))
                .chain(made -> rows.one(connection, made.id())));
    }

    /** The applications of a round that the caller may see, in the order of filing. */
    public Uni<List<MajorChange>> ofRound(int roundId, Caller caller) {
        return rows.round(roundId)
                .chain(() -> rows.reading(connection -> rows.ofRound(connection, roundId))
                        .map(all ->
                                all.stream().filter(one -> reaches(caller, one)).toList()));
    }

    /** An application that the caller may see; 404 otherwise. */
    public Uni<MajorChange> find(int id, Caller caller) {
        return rows.reading(connection -> rows.one(connection, id)).invoke(one -> {
            if (!reaches(caller, one)) {
                throw ProblemException.notFound("major-change", id);
            }
        });
    }

    /** The caller's own applications, the latest first; 404 for an account without student record. */
    public Uni<List<MajorChange>> own(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return rows.ofStudent(number);
    }

    static void requireFiling(MajorChangeRound round) {
        if (round.state() != RoundState.FILING) {
            throw ProblemException.conflict(
                    "MAJOR_CHANGE_DECIDED", Map.of("term", round.term().code().toString()));
        }
    }

    private static boolean reaches(Caller caller, MajorChange one) {
        return seesAll(caller) || caller.reaches(one.departmentId()) || caller.reaches(one.targetDepartmentId());
    }

    private static boolean seesAll(Caller caller) {
        return caller.has(Roles.ACADEMIC_AFFAIRS)
                || caller.has(Roles.REGISTRAR)
                || caller.has(Roles.DEAN)
                || caller.has(Roles.PRESIDENT);
    }

    private Uni<Integer> target(SqlConnection connection, Filing filing) {
        return quotas.program(connection, filing.targetProgram())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.invalid(
                        "MAJOR_CHANGE_PROGRAM", "/targetProgram", Map.of("program", filing.targetProgram())));
    }

    private Uni<MajorChange> insert(SqlConnection connection, Case filed) {
        return facts.examine(connection, filed.question())
                .invoke(known -> requireAllowed(filed, known))
                .map(known -> application(filed, known))
                .chain(fresh -> rows.insert(connection, fresh, filed.at()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.conflict(
                        "MAJOR_CHANGE_FILED",
                        Map.of("term", filed.round().term().code().toString())))
                .chain(id -> rows.one(connection, id));
    }

    private static void requireAllowed(Case filed, MajorChangeFacts.Known known) {
        if (!seesAll(filed.caller()) && !filed.caller().reaches(known.student().departmentId())) {
            throw ProblemException.notFound("student", filed.filing().studentNumber());
        }
        if (!known.violations().isEmpty()) {
            throw ProblemException.refused(known.violations());
        }
        if (filed.filing().receivedOn().isAfter(Times.day(filed.at()))) {
            throw ProblemException.invalid(
                    "MAJOR_CHANGE_FUTURE_DAY",
                    "/receivedOn",
                    Map.of("receivedOn", filed.filing().receivedOn()));
        }
    }

    private static MajorChangeRows.NewApplication application(Case filed, MajorChangeFacts.Known known) {
        StudentRecord student = known.student();
        return new MajorChangeRows.NewApplication(
                filed.round().id(),
                student.studentNumber(),
                student.programId(),
                filed.targetId(),
                filed.filing().receivedOn(),
                student.entranceYear(),
                known.gpaHundredths(),
                student.earnedCredits());
    }

    private Uni<Void> changeOfRecord(
            SqlConnection connection, MajorChange made, Filing filing, Caller caller, Instant at) {
        ChangeDraft draft = new ChangeDraft(
                ChangeKind.MAJOR_CHANGE,
                made.studentNumber(),
                Channel.POST,
                filing.receivedOn(),
                filing.reason(),
                new JsonObject().put("applicationId", made.id()),
                filing.documentIds().stream()
                        .map(id -> new ChangeDraft.Evidence(FORM, id))
                        .toList());
        return documents
                .attach(connection, filing.documentIds(), made.studentNumber(), FORM, "major-change/" + made.id())
                .chain(() -> record(connection, made, caller, at))
                .chain(() -> changes.file(connection, draft, caller, at))
                .call(filed -> rows.carriedBy(connection, made.id(), filed.id()))
                .chain(filed -> outbox.publish(connection, at, filed.events()));
    }

    private Uni<Void> record(SqlConnection connection, MajorChange made, Caller caller, Instant at) {
        Map<String, Object> details = Map.of(
                "studentNumber", made.studentNumber(),
                "term", made.term(),
                "target", made.targetProgram(),
                "receivedOn", made.receivedOn().toString());
        String id = String.valueOf(made.id());
        return audit.record(
                connection, List.of(AuditEvent.of(at, caller, "MAJOR_CHANGE_FILED", "MAJOR_CHANGE", id, details)));
    }
}
