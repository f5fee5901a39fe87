package dev.haksa.change.store;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.ChangeState;
import dev.haksa.change.Consequence;
import dev.haksa.change.TimelineEntry;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes applications, what they wait for, and what happened to them. */
@ApplicationScoped
public class ChangeWrites {
    private static final String INSERT = """
            insert into record_change (kind, student_number, department_id, channel, state, reason, details, evidence,
                                       consequences, receipt_date, submitted_at, filed_by, filed_by_name, as_of,
                                       regulation_version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id
            """;
    private static final String INSERT_STEP = """
            insert into record_change_step (change_id, number, role, working_days, due_on, begun_on)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String INSERT_EVENT = """
            insert into record_change_event (change_id, at, type, actor_name, actor_role, on_behalf_of, note)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String CONFIRM =
            "update record_change set state = 'CONFIRMED', version = version + 1 where id = $1";
    private static final String APPROVE = """
            update record_change
               set state = $2, effective_on = $3, decided_at = $4, effective_at = $5, consequences = $6,
                   ends_enrollments = $7, version = version + 1
             where id = $1
            """;
    private static final String END = """
            update record_change set state = $2, decided_at = $3, end_reason = $4, effective_on = null, version = version + 1 where id = $1
            """;
    private static final String EFFECT = """
            update record_change set state = 'EFFECTIVE', effective_at = $2, version = version + 1 where id = $1
            """;
    private static final String SETTLE_PREPARED = """
            update record_change set state = 'CANCELLED', decided_at = $3, end_reason = $4, version = version + 1
             where student_number = $1 and kind = $2 and state = 'PREPARED'
            """;

    private final Pool pool;

    ChangeWrites(Pool pool) {
        this.pool = pool;
    }

    /**
     * A new application.
     *
     * @param departmentId whose head decides
     */
    public record NewChange(
            ChangeDraft draft,
            int departmentId,
            ChangeState state,
            List<Consequence> consequences,
            Basis basis,
            Caller caller,
            Instant at) {}

    /**
     * How an application was approved.
     *
     * @param effectiveAt when it was carried out; null when it takes effect later
     */
    public record Approval(
            LocalDate effectiveOn,
            @Nullable Instant effectiveAt,
            List<Consequence> consequences,
            boolean endsEnrollments) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Runs work that changes nothing. */
    public <T> Uni<T> withConnection(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    /** Writes an application and gives its number. */
    public Uni<Integer> insert(SqlConnection connection, NewChange change) {
        ChangeDraft draft = change.draft();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(draft.kind().name())
                        .addString(draft.studentNumber())
                        .addInteger(change.departmentId())
                        .addString(draft.channel().name())
                        .addString(change.state().name())
                        .addString(draft.reason())
                        .addValue(draft.details())
                        .addValue(StoredDraft.evidence(draft.evidence()))
                        .addValue(StoredDraft.consequences(change.consequences()))
                        .addLocalDate(draft.receiptDate())
                        .addOffsetDateTime(change.at().atOffset(ZoneOffset.UTC))
                        .addString(change.caller().id())
                        .addString(change.caller().name())
                        .addLocalDate(change.basis().asOf())
                        .addString(change.basis().regulationVersion()))
                .map(rows -> rows.iterator().next().getInteger("id"));
    }

    /** Writes the steps; the first begins on a day, the others when their turn comes. */
    public Uni<Void> insertSteps(
            SqlConnection connection,
            int id,
            List<ChangeProcedure.Step> steps,
            List<LocalDate> dueDates,
            LocalDate begun) {
        List<Tuple> rows = IntStream.range(0, steps.size())
                .mapToObj(i -> Tuple.tuple()
                        .addInteger(id)
                        .addInteger(i + 1)
                        .addString(steps.get(i).role().name())
                        .addInteger(steps.get(i).workingDays())
                        .addLocalDate(dueDates.get(i))
                        .addLocalDate(i == 0 ? begun : null))
                .toList();
        return connection.preparedQuery(INSERT_STEP).executeBatch(rows).replaceWithVoid();
    }

    /** Writes whom to ask besides. */
    public Uni<Void> insertClearances(SqlConnection connection, int id, List<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery("insert into record_change_clearance (change_id, code) values ($1, $2)")
                        .executeBatch(
                                codes.stream().map(code -> Tuple.of(id, code)).toList())
                        .replaceWithVoid();
    }

    /** Notes what happened. */
    public Uni<Void> note(SqlConnection connection, int id, TimelineEntry entry) {
        return connection
                .preparedQuery(INSERT_EVENT)
                .execute(Tuple.tuple()
                        .addInteger(id)
                        .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                        .addString(entry.type().name())
                        .addString(entry.actorName())
                        .addString(entry.actorRole())
                        .addString(entry.onBehalfOf())
                        .addString(entry.note()))
                .replaceWithVoid();
    }

    /** The first step is decided. */
    public Uni<Void> confirm(SqlConnection connection, int id) {
        return connection.preparedQuery(CONFIRM).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** The last step is decided. */
    public Uni<Void> approve(SqlConnection connection, int id, Approval approval, Instant at) {
        Instant effectiveAt = approval.effectiveAt();
        ChangeState state = effectiveAt == null ? ChangeState.APPROVED : ChangeState.EFFECTIVE;
        return connection
                .preparedQuery(APPROVE)
                .execute(Tuple.tuple()
                        .addInteger(id)
                        .addString(state.name())
                        .addLocalDate(approval.effectiveOn())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(effectiveAt == null ? null : effectiveAt.atOffset(ZoneOffset.UTC))
                        .addValue(StoredDraft.consequences(approval.consequences()))
                        .addBoolean(approval.endsEnrollments()))
                .replaceWithVoid();
    }

    /** It is rejected or cancelled. */
    public Uni<Void> end(SqlConnection connection, int id, ChangeState into, @Nullable String reason, Instant at) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(id, into.name(), at.atOffset(ZoneOffset.UTC)).addString(reason))
                .replaceWithVoid();
    }

    /** It was carried out after its approval. */
    public Uni<Void> takeEffect(SqlConnection connection, int id, Instant at) {
        return connection
                .preparedQuery(EFFECT)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** What was prepared online has come on paper. */
    public Uni<Void> settlePrepared(SqlConnection connection, ChangeDraft draft, String reason, Instant at) {
        return connection
                .preparedQuery(SETTLE_PREPARED)
                .execute(Tuple.of(draft.studentNumber(), draft.kind().name(), at.atOffset(ZoneOffset.UTC), reason))
                .replaceWithVoid();
    }
}
