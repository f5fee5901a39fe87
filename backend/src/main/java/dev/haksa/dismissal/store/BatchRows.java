package dev.haksa.dismissal.store;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.dismissal.BatchKind;
import dev.haksa.dismissal.BatchState;
import dev.haksa.dismissal.DismissalBatch;
import dev.haksa.dismissal.DismissalBatch.Counts;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of batches. */
@ApplicationScoped
public class BatchRows {
    private static final String COLUMNS = """
            batch.id, batch.kind, batch.department_id, batch.state, batch.note, batch.as_of, batch.regulation_version, batch.created_at,
            batch.created_by_name, batch.executed_at, batch.executed_by_name, batch.version,
            term.id as term_id, term.code, term.starts_on, term.ends_on, term.class_days, term.version as term_version,
            item.items, item.open, item.excluded, item.done, item.settled, item.failed
            """;
    private static final String FROM = """
            dismissal_batch batch
              join term on term.id = batch.term_id
             cross join lateral (
                   select count(*)::int as items,
                          count(*) filter (where outcome is null and review = 'INCLUDE')::int as open,
                          count(*) filter (where review = 'EXCLUDE')::int as excluded,
                          count(*) filter (where outcome = 'DONE')::int as done,
                          count(*) filter (where outcome = 'SETTLED')::int as settled,
                          count(*) filter (where outcome = 'FAILED')::int as failed
                     from dismissal_batch_item where batch_id = batch.id) item
            """;
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "batch.id", false, true, "batch.id");
    private static final String INSERT = """
            insert into dismissal_batch (kind, term_id, department_id, note, as_of, regulation_version, created_at, created_by_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    private static final String EXECUTE = """
            update dismissal_batch
               set state = 'EXECUTED', executed_at = $2, executed_by_name = $3, version = version + 1 where id = $1
            """;

    private final Pool pool;

    BatchRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Runs reads on one connection. */
    public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    /** A batch; 404 when there is none. */
    public Uni<DismissalBatch> one(SqlClient client, int id) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where batch.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("dismissal-batch", id);
                    }
                    return batch(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<DismissalBatch> one(int id) {
        return one(pool, id);
    }

    /** The same, locked until the end of the transaction. */
    public Uni<DismissalBatch> lock(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from dismissal_batch where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> one(connection, id));
    }

    /** Batches, the latest first. */
    public Uni<Page<DismissalBatch>> list(@Nullable String term, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, LATEST_FIRST);
        if (term != null) {
            listing.where("term.code = ?", term);
        }
        return listing.page(pool, paging).map(page -> page.map(BatchRows::batch));
    }

    /** Writes a new batch and gives its id. */
    public Uni<Integer> insert(
            SqlConnection connection,
            BatchKind kind,
            int termId,
            @Nullable Integer departmentId,
            @Nullable String note,
            Basis basis,
            Caller caller,
            Instant at) {
        Tuple values = Tuple.tuple()
                .addString(kind.name())
                .addInteger(termId)
                .addValue(departmentId)
                .addString(note)
                .addLocalDate(basis.asOf())
                .addString(basis.regulationVersion())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(caller.name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Notes that the batch was changed by its review. */
    public Uni<Void> touch(SqlConnection connection, int id) {
        return connection
                .preparedQuery("update dismissal_batch set version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Gives a draft up. */
    public Uni<Void> cancel(SqlConnection connection, int id) {
        return connection
                .preparedQuery("update dismissal_batch set state = 'CANCELLED', version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Begins to carry a batch out. */
    public Uni<Void> execute(SqlConnection connection, int id, Caller caller, Instant at) {
        return connection
                .preparedQuery(EXECUTE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.name()))
                .replaceWithVoid();
    }

    private static DismissalBatch batch(Row row) {
        Term term = new Term(
                row.getInteger("term_id"),
                TermCode.parse(row.getString("code")).orElseThrow(),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getInteger("class_days"),
                row.getInteger("term_version"));
        OffsetDateTime executedAt = row.getOffsetDateTime("executed_at");
        return new DismissalBatch(
                row.getInteger("id"),
                BatchKind.valueOf(row.getString("kind")),
                term,
                row.getInteger("department_id"),
                BatchState.valueOf(row.getString("state")),
                row.getString("note"),
                new Basis(row.getLocalDate("as_of"), row.getString("regulation_version")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by_name"),
                executedAt == null ? null : executedAt.toInstant(),
                row.getString("executed_by_name"),
                new Counts(
                        row.getInteger("items"),
                        row.getInteger("open"),
                        row.getInteger("excluded"),
                        row.getInteger("done"),
                        row.getInteger("settled"),
                        row.getInteger("failed")),
                row.getInteger("version"));
    }
}
