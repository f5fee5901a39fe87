package dev.haksa.change;

import dev.haksa.shared.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Knows what a kind of change is about. Beans of this type are found by their kinds; the workflow knows none of the
 * features that provide them. Each kind has one handler at most; a kind without one cannot be applied for.
 */
public interface ChangeHandler {
    /** The kinds that it handles. */
    Set<ChangeKind> kinds();

    /**
     * Every reason against a change and what it would do; changes nothing. Asked in the dry run, when it is applied for,
     * and again before the last approval. Details that cannot be read are answered with 400
     * ({@code ProblemException.invalid}, pointers below {@code /details}). Channels, evidence, other open applications
     * and clearances are looked after by the workflow.
     */
    Uni<ChangeAssessment> assess(SqlConnection connection, ChangeDraft draft, ChangeMoment moment);

    /**
     * Takes the locks that carrying it out needs before those on students and seats, such as those on tuition accounts.
     * Called in the deciding transaction before {@link #assess}; nothing to do for most kinds.
     */
    default Uni<Void> lock(SqlConnection connection, ChangeDraft draft) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Takes the locks that come before the one on the application itself, such as that of the round which it belongs to.
     * Called in every transaction that decides, ends or makes effective; nothing to do for most kinds.
     */
    default Uni<Void> lockBefore(SqlConnection connection, ChangeDraft draft) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Carries a change out, in the transaction that approves it or, when it takes effect later, in the transaction that
     * makes it effective. Enrollments that end with it have ended then.
     *
     * @return events to publish; the workflow does so as the last thing before the commit
     */
    Uni<List<OutboxEvent>> carryOut(SqlConnection connection, ApprovedChange change, Instant at);

    /** Called in the transaction that rejects or cancels an application; nothing to do for most kinds. */
    default Uni<List<OutboxEvent>> abandoned(
            SqlConnection connection, int id, ChangeDraft draft, ChangeState into, Instant at) {
        return Uni.createFrom().item(List.of());
    }
}
