package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The door for features that file changes by office, such as dismissals, or need to know what became of them. */
@ApplicationScoped
public class RecordChanges {
    private final ChangeAssessor assessor;
    private final ChangeFiling filing;
    private final ChangeEnding ending;
    private final ChangeReads reads;
    private final StudentRecords students;

    RecordChanges(
            ChangeAssessor assessor,
            ChangeFiling filing,
            ChangeEnding ending,
            ChangeReads reads,
            StudentRecords students) {
        this.assessor = assessor;
        this.filing = filing;
        this.ending = ending;
        this.reads = reads;
        this.students = students;
    }

    /**
     * Files a change; it then waits for its first decision like every other. Documents are for the caller to attach.
     *
     * @return its number and what to publish last; fails with 409 for a kind that nobody handles and with 422 and every
     *     reason when something stands against it
     */
    public Uni<FiledChange> file(SqlConnection connection, ChangeDraft draft, Caller caller, Instant at) {
        ChangeMoment moment = new ChangeMoment(at, Times.day(at), ChangeMoment.Stage.SUBMISSION, caller);
        return students.lock(connection, draft.studentNumber())
                .chain(() -> assessor.assess(connection, draft, moment))
                .invoke(RecordChanges::requirePossible)
                .chain(assessed -> filing.file(connection, assessed, moment.today(), caller, at));
    }

    /**
     * Cancels by office what has not taken effect, because its ground is gone.
     *
     * @return what to publish last; fails with 404 without such an application and with 409 when it is over
     */
    public Uni<List<OutboxEvent>> cancel(SqlConnection connection, int id, String reason, Caller caller, Instant at) {
        TimelineEntry entry = new TimelineEntry(at, TimelineEntry.Type.CANCELLED, caller.name(), null, null, reason);
        return reads.lock(connection, id)
                .invoke(RecordChanges::requireOpen)
                .chain(change ->
                        ending.end(connection, new ChangeEnding.Order(change, ChangeState.CANCELLED, entry, caller)));
    }

    /** What became of an application; 404 when there is none. */
    public Uni<ChangeStatus> status(SqlClient client, int id) {
        return reads.find(client, id).map(RecordChange::status);
    }

    static void requirePossible(AssessedChange assessed) {
        if (!assessed.isPossible()) {
            throw ProblemException.refused(assessed.violations());
        }
    }

    private static void requireOpen(RecordChange change) {
        if (!change.summary().state().isOpen()) {
            throw ProblemException.conflict(
                    "CHANGE_OVER",
                    Map.of("id", change.id(), "state", change.summary().state()));
        }
    }
}
