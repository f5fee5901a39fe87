package dev.haksa.tuition.store;

import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionRefund;
import dev.haksa.tuition.TuitionRefund.Payout;
import dev.haksa.tuition.TuitionRefund.State;
import dev.haksa.tuition.TuitionRefunds.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Refunds and how they were paid out; the database keeps them from being paid twice. */
@ApplicationScoped
public class RefundRows {
    private static final String COLUMNS = """
            refund.id, refund.student_number, refund.name, refund.code, refund.event, refund.amount_won, refund.base_date,
            refund.source, refund.recorded_at, refund.reference, refund.paid_on, refund.paid_at, refund.paid_by
            """;
    private static final String FROM = """
            (select entry.id, entry.student_number, student.name, term.code, entry.event, entry.amount_won, entry.base_date,
                    entry.source, entry.recorded_at, payout.reference, payout.paid_on, payout.recorded_at as paid_at,
                    payout.recorded_by as paid_by, case when payout.entry_id is null then 'DUE' else 'PAID' end as state
               from tuition_entry entry
               join term on term.id = entry.term_id
               join student on student.student_number = entry.student_number
               left join tuition_refund_payout payout on payout.entry_id = entry.id
              where entry.kind = 'REFUND' and entry.amount_won > 0) refund
            """;
    private static final Listing.SortKey OLDEST_FIRST =
            new Listing.SortKey("id", "refund.id", false, false, "refund.id");
    private static final String SELECT = "select " + COLUMNS + " from " + FROM;
    private static final String LOCK = "select 1 from tuition_entry where id = $1 for no key update";
    private static final String PAY_OUT = """
            insert into tuition_refund_payout (entry_id, reference, paid_on, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5)
            """;

    private final Pool pool;

    RefundRows(Pool pool) {
        this.pool = pool;
    }

    /** A page of refunds, the oldest first. */
    public Uni<Page<TuitionRefund>> page(Filter filter, Paging paging) {
        return new Listing(COLUMNS, FROM, OLDEST_FIRST)
                .where("refund.code = ?", filter.term())
                .where("refund.state = any(?)", (Object) states(filter.states()))
                .page(pool, paging)
                .map(page -> page.map(RefundRows::refund));
    }

    /** All refunds, the oldest first. */
    public Uni<List<TuitionRefund>> all(Filter filter) {
        return pool.preparedQuery(SELECT + " where refund.code = $1 and refund.state = any($2) order by refund.id")
                .execute(Tuple.of(filter.term(), states(filter.states())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RefundRows::refund)
                        .toList());
    }

    /** A refund; 404 when there is none. */
    public Uni<TuitionRefund> find(SqlClient client, int id) {
        return client.preparedQuery(SELECT + " where refund.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("tuition-refund", id);
                    }
                    return refund(rows.iterator().next());
                });
    }

    /** The same, locked until the transaction ends: of two that pay it out one comes after the other. */
    public Uni<TuitionRefund> lock(SqlConnection connection, int id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(connection, id));
    }

    /** Keeps that a refund was paid out; 409 when the transfer paid another one. */
    public Uni<Void> payOut(SqlConnection connection, int id, Payout payout) {
        Tuple values = Tuple.of(
                id,
                payout.reference(),
                payout.paidOn(),
                payout.recordedAt().atOffset(ZoneOffset.UTC),
                payout.recordedBy());
        return connection
                .preparedQuery(PAY_OUT)
                .execute(values)
                .onFailure(RefundRows::isUsed)
                .transform(failure ->
                        ProblemException.conflict("REFUND_REFERENCE_USED", Map.of("reference", payout.reference())))
                .replaceWithVoid();
    }

    private static boolean isUsed(Throwable failure) {
        return failure instanceof PgException pg && "tuition_refund_payout_reference_key".equals(pg.getConstraint());
    }

    private static String[] states(Set<State> states) {
        Set<State> wanted = states.isEmpty() ? Set.of(State.values()) : states;
        return wanted.stream().map(Enum::name).toArray(String[]::new);
    }

    private static TuitionRefund refund(Row row) {
        return new TuitionRefund(
                row.getInteger("id"),
                row.getString("student_number"),
                row.getString("name"),
                row.getString("code"),
                TuitionEvent.valueOf(row.getString("event")),
                row.getLong("amount_won"),
                row.getLocalDate("base_date"),
                row.getString("source"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                payout(row));
    }

    private static @Nullable Payout payout(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("paid_at");
        return at == null
                ? null
                : new Payout(
                        row.getString("reference"),
                        row.getLocalDate("paid_on"),
                        at.toInstant(),
                        row.getString("paid_by"));
    }
}
