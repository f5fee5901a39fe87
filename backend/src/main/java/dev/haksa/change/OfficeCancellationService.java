package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Academic affairs cancels what has not taken effect, with a reason: because the student asked for it, or its ground is gone. */
@ApplicationScoped
public class OfficeCancellationService {
    private final RecordChanges changes;
    private final ChangeHandlers handlers;
    private final ChangeReads reads;
    private final ChangeWrites writes;
    private final Outbox outbox;
    private final Clock clock;

    OfficeCancellationService(
            RecordChanges changes,
            ChangeHandlers handlers,
            ChangeReads reads,
            ChangeWrites writes,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.handlers = handlers;
        this.reads = reads;
        this.writes = writes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Cancels; 404 when the caller may not see it, 409 when it is over, 428 and 412 by its tag. */
    public Uni<RecordChange> cancel(CommitteeService.Word word, Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return writes.inTransaction(connection -> handlers.lock(connection, word.changeId())
                .invoke(change -> requireCurrent(change, word, caller))
                .chain(() -> cancel(connection, word, caller, at)));
    }

    private static void requireCurrent(RecordChange change, CommitteeService.Word word, Caller caller) {
        ChangeVisibility.of(caller).require(change);
        EntityTags.requireMatch(word.ifMatch(), change.summary().version());
    }

    private Uni<RecordChange> cancel(SqlConnection connection, CommitteeService.Word word, Caller caller, Instant at) {
        return changes.cancel(connection, word.changeId(), word.text(), caller, at)
                .chain(events ->
                        reads.find(connection, word.changeId()).call(() -> outbox.publish(connection, at, events)));
    }
}
