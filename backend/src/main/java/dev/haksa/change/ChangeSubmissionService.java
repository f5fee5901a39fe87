package dev.haksa.change;

import dev.haksa.change.ChangeMoment.Stage;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Applying for changes of records (제41조): looking first, online, prepared for paper, and on paper by staff. */
@ApplicationScoped
public class ChangeSubmissionService {
    private final ChangeDrafting drafting;
    private final ChangeEvidence evidence;
    private final ChangeAssessor assessor;
    private final ChangeFiling filing;
    private final ChangeReads reads;
    private final ChangeWrites writes;
    private final StudentRecords students;
    private final Outbox outbox;

    ChangeSubmissionService(
            ChangeDrafting drafting,
            ChangeEvidence evidence,
            ChangeAssessor assessor,
            ChangeFiling filing,
            ChangeReads reads,
            ChangeWrites writes,
            StudentRecords students,
            Outbox outbox) {
        this.drafting = drafting;
        this.evidence = evidence;
        this.assessor = assessor;
        this.filing = filing;
        this.reads = reads;
        this.writes = writes;
        this.students = students;
        this.outbox = outbox;
    }

    private record Task(ChangeDraft draft, Caller caller, Instant at, LocalDate today) {
        ChangeMoment moment(Stage stage) {
            return new ChangeMoment(at, today, stage, caller);
        }
    }

    /** What would come of the caller's own application today, with every reason against it; nothing changes. */
    public Uni<AssessedChange> preview(ChangeWish wish, Caller caller) {
        return preview(own(wish, caller));
    }

    /** The same for a paper that has come. */
    public Uni<AssessedChange> preview(ChangePaper paper, Caller caller) {
        Task task = onPaper(paper, caller);
        return writes.withConnection(connection -> reachable(connection, task)).chain(() -> preview(task));
    }

    /**
     * Applies for a change, or prepares one that can only come on paper.
     *
     * @return the application; fails with 400 when details cannot be read, 409 for kinds that nobody handles, 422 with
     *     every reason against it
     */
    public Uni<RecordChange> submit(ChangeWish wish, Caller caller) {
        Task task = own(wish, caller);
        return task.draft().channel() == Channel.ONLINE
                ? writes.inTransaction(connection -> file(connection, task))
                : writes.inTransaction(connection -> prepare(connection, task));
    }

    /** Registers what came on paper, for a student whom the caller reaches; 404 otherwise, and as with the student. */
    public Uni<RecordChange> register(ChangePaper paper, Caller caller) {
        Task task = onPaper(paper, caller);
        return writes.inTransaction(connection -> reachable(connection, task).chain(() -> file(connection, task)));
    }

    private Task own(ChangeWish wish, Caller caller) {
        String student = caller.studentNumber();
        if (student == null) {
            throw ProblemException.notFound("student", "me");
        }
        Instant at = drafting.now();
        LocalDate today = ChangeDrafting.day(at);
        ChangeDraft draft = drafting.isOnline(wish.kind(), today)
                ? drafting.online(wish, student, today)
                : drafting.toBeSent(wish, student, today);
        evidence.requireKnown(draft, today);
        return new Task(draft, caller, at, today);
    }

    private Task onPaper(ChangePaper paper, Caller caller) {
        Instant at = drafting.now();
        LocalDate today = ChangeDrafting.day(at);
        ChangeDraft draft = drafting.onPaper(paper, today);
        evidence.requireKnown(draft, today);
        return new Task(draft, caller, at, today);
    }

    private Uni<StudentRecord> reachable(SqlConnection connection, Task task) {
        String number = task.draft().studentNumber();
        return students.find(connection, number).invoke(student -> {
            if (!ChangeVisibility.of(task.caller()).reaches(student.departmentId())) {
                throw ProblemException.notFound("student", number);
            }
        });
    }

    private Uni<AssessedChange> preview(Task task) {
        return writes.withConnection(
                connection -> assessor.assess(connection, task.draft(), task.moment(Stage.PREVIEW)));
    }

    private Uni<RecordChange> file(SqlConnection connection, Task task) {
        return students.lock(connection, task.draft().studentNumber())
                .chain(() -> assessor.assess(connection, task.draft(), task.moment(Stage.SUBMISSION)))
                .invoke(RecordChanges::requirePossible)
                .chain(assessed -> filing.file(connection, assessed, task.today(), task.caller(), task.at()))
                .call(filed -> evidence.attach(connection, filed.id(), task.draft()))
                .chain(filed -> reads.find(connection, filed.id())
                        .call(() -> outbox.publish(connection, task.at(), filed.events())));
    }

    /** What is missing on paper can still be added; so only the student's standing must allow it. */
    private Uni<RecordChange> prepare(SqlConnection connection, Task task) {
        return assessor.assess(connection, task.draft(), task.moment(Stage.PREVIEW))
                .invoke(ChangeSubmissionService::requirePreparable)
                .chain(assessed -> filing.prepare(connection, assessed, task.caller(), task.at()))
                .chain(id -> reads.find(connection, id));
    }

    private static void requirePreparable(AssessedChange assessed) {
        List<Violation> reasons = assessed.violations().stream()
                .filter(reason -> !reason.code().equals("CHANGE_EVIDENCE_MISSING"))
                .toList();
        if (!reasons.isEmpty()) {
            throw ProblemException.refused(reasons);
        }
    }
}
