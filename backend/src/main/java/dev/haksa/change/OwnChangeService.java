package dev.haksa.change;

import dev.haksa.change.store.ChangeLists;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A student's own applications. */
@ApplicationScoped
public class OwnChangeService {
    private final ChangeHandlers handlers;
    private final ChangeReads reads;
    private final ChangeLists lists;
    private final ChangeWrites writes;
    private final ChangeEnding ending;
    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    OwnChangeService(
            ChangeHandlers handlers,
            ChangeReads reads,
            ChangeLists lists,
            ChangeWrites writes,
            ChangeEnding ending,
            Outbox outbox,
            Pool pool,
            Clock clock) {
        this.handlers = handlers;
        this.reads = reads;
        this.lists = lists;
        this.writes = writes;
        this.ending = ending;
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /** The caller's applications, the latest first; 404 when the account has no student record. */
    public Uni<Page<ChangeSummary>> list(Paging paging, Caller caller) {
        return lists.ofStudent(own(caller), paging);
    }

    /** One of the caller's applications; 404 when it is not the caller's. */
    public Uni<RecordChange> find(int id, Caller caller) {
        String student = own(caller);
        return reads.find(pool, id).invoke(change -> requireOwn(change, student));
    }

    /**
     * Cancels an application before anybody decided about it. The second time changes nothing.
     *
     * @return fails with 404 when it is not the caller's, 409 when somebody has decided already, 428 and 412 by its tag
     */
    public Uni<RecordChange> cancel(int id, @Nullable String ifMatch, Caller caller) {
        String student = own(caller);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return writes.inTransaction(connection -> handlers.lock(connection, id)
                .invoke(change -> requireOwn(change, student))
                .chain(change -> change.summary().state() == ChangeState.CANCELLED
                        ? Uni.createFrom().item(change)
                        : cancel(connection, change, ifMatch, caller, at)));
    }

    private Uni<RecordChange> cancel(
            SqlConnection connection, RecordChange change, @Nullable String ifMatch, Caller caller, Instant at) {
        requireCancellable(change);
        EntityTags.requireMatch(ifMatch, change.summary().version());
        TimelineEntry entry = new TimelineEntry(at, TimelineEntry.Type.CANCELLED, caller.name(), "STUDENT", null, null);
        ChangeEnding.Order order = new ChangeEnding.Order(change, ChangeState.CANCELLED, entry, caller);
        return ending.end(connection, order)
                .chain(events ->
                        reads.find(connection, change.id()).call(() -> outbox.publish(connection, at, events)));
    }

    private static void requireCancellable(RecordChange change) {
        ChangeState state = change.summary().state();
        boolean undecided = change.steps().stream().allMatch(step -> step.verdict() == null);
        if (change.summary().channel() == Channel.OFFICE) {
            throw ProblemException.conflict(
                    "CHANGE_BY_OFFICE_ONLY", Map.of("kind", change.summary().kind()));
        }
        if (state != ChangeState.PREPARED && !(state == ChangeState.SUBMITTED && undecided)) {
            throw ProblemException.conflict("CHANGE_DECIDED", Map.of("id", change.id(), "state", state));
        }
    }

    private static void requireOwn(RecordChange change, String student) {
        if (!change.summary().studentNumber().equals(student)) {
            throw ProblemException.notFound("recordChange", change.id());
        }
    }

    private static String own(Caller caller) {
        String student = caller.studentNumber();
        if (student == null) {
            throw ProblemException.notFound("student", "me");
        }
        return student;
    }
}
