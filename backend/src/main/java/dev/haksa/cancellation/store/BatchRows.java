package dev.haksa.cancellation.store;

import dev.haksa.cancellation.BatchCounts;
import dev.haksa.cancellation.BatchCriteria;
import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.BatchParameters;
import dev.haksa.cancellation.BatchState;
import dev.haksa.cancellation.EnrollmentBatch;
import dev.haksa.cancellation.NewBatch;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of reviewed batches. */
@ApplicationScoped
public class BatchRows {
    private static final String COLUMNS = """
            batch.id, batch.kind, batch.term_id, term.code, batch.state, batch.parameters, batch.second_person, batch.note,
            batch.as_of, batch.regulation_version, batch.created_at, batch.created_by, batch.created_by_name,
            batch.found_at, batch.executed_at, batch.executed_by_name, batch.finished_at, batch.version,
            item.items, item.open, item.excluded, item.done, item.refused, item.settled, item.changed, item.failed
            """;
    private static final String FROM = """
            enrollment_batch batch
              join term on term.id = batch.term_id
             cross join lateral (
                   select count(*)::int as items,
                          count(*) filter (where outcome is null and review <> 'EXCLUDE')::int as open,
                          count(*) filter (where review = 'EXCLUDE')::int as excluded,
                          count(*) filter (where outcome = 'DONE')::int as done,
                          count(*) filter (where outcome = 'REFUSED')::int as refused,
                          count(*) filter (where outcome = 'SETTLED')::int as settled,
                          count(*) filter (where outcome = 'CHANGED')::int as changed,
                          count(*) filter (where outcome = 'FAILED')::int as failed
                     from enrollment_batch_item where batch_id = batch.id) item
            """;
    private static final String ONE = "select " + COLUMNS + " from " + FROM + " where batch.id = $1";
    private static final SortKey LATEST_FIRST = new SortKey("id", "batch.id", false, true, "batch.id");
    private static final String INSERT = """
            insert into enrollment_batch (kind, term_id, parameters, second_person, note, as_of, regulation_version,
                                          created_at, created_by, created_by_name, found_at)
            values ($1, $2, $3::text::jsonb, $4, $5, $6, $7, $8, $9, $10, $8) returning id
            """;
    private static final String START = """
            update enrollment_batch
               set state = 'RUNNING', executed_at = $2, executed_by = $3, executed_by_name = $4, version = version + 1
             where id = $1
            """;
    private static final String FINISH = """
            update enrollment_batch set state = 'DONE', finished_at = $2, version = version + 1
             where id = $1 and state = 'RUNNING'
               and not exists (select 1 from enrollment_batch_item
                                where batch_id = $1 and outcome is null and review <> 'EXCLUDE')
            """;

    private final Pool pool;
    private final StoredJson json;

    BatchRows(Pool pool, StoredJson json) {
        this.pool = pool;
        this.json = json;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A batch; 404 when there is none. */
    public Uni<EnrollmentBatch> one(int id) {
        return one(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<EnrollmentBatch> one(SqlClient client, int id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("enrollment-batch", id);
            }
            return batch(rows.iterator().next());
        });
    }

    /** The same, locked until the end of the transaction. */
    public Uni<EnrollmentBatch> lock(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from enrollment_batch where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> one(connection, id));
    }

    /** Batches, the latest first. */
    public Uni<Page<EnrollmentBatch>> list(BatchCriteria criteria, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, LATEST_FIRST);
        if (criteria.term() != null) {
            listing.where("term.code = ?", criteria.term());
        }
        any(listing, "batch.kind", criteria.kinds());
        any(listing, "batch.state", criteria.states());
        return listing.page(pool, paging).map(page -> page.map(this::batch));
    }

    /** Writes a new batch and gives its id. */
    public Uni<Integer> insert(
            SqlConnection connection, NewBatch batch, int termId, Basis basis, Caller caller, Instant at) {
        Tuple values = Tuple.tuple()
                .addString(batch.kind().name())
                .addInteger(termId)
                .addString(json.write(batch.parameters()))
                .addBoolean(batch.secondPerson())
                .addString(batch.note())
                .addLocalDate(basis.asOf())
                .addString(basis.regulationVersion())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(caller.id())
                .addString(caller.name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Notes that the batch was changed by its review. */
    public Uni<Void> touch(SqlConnection connection, int id) {
        return connection
                .preparedQuery("update enrollment_batch set version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Notes that the items were looked for anew. */
    public Uni<Void> refreshed(SqlConnection connection, int id, Instant at) {
        return connection
                .preparedQuery("update enrollment_batch set found_at = $2, version = version + 1 where id = $1")
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Gives a draft up. */
    public Uni<Void> cancel(SqlConnection connection, int id) {
        return connection
                .preparedQuery("update enrollment_batch set state = 'CANCELLED', version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Begins to carry a batch out. */
    public Uni<Void> start(SqlConnection connection, int id, Caller caller, Instant at) {
        return connection
                .preparedQuery(START)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.id(), caller.name()))
                .replaceWithVoid();
    }

    /** Ends a batch when nothing is left to do; tells whether it did. */
    public Uni<Boolean> finish(SqlConnection connection, int id, Instant at) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    static void any(Listing listing, String column, Set<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            listing.where(column + " = any(?)", (Object)
                    values.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private EnrollmentBatch batch(Row row) {
        return new EnrollmentBatch(
                row.getInteger("id"),
                BatchKind.valueOf(row.getString("kind")),
                row.getInteger("term_id"),
                row.getString("code"),
                BatchState.valueOf(row.getString("state")),
                json.read(row.getJsonObject("parameters"), BatchParameters.class),
                row.getBoolean("second_person"),
                row.getString("note"),
                row.getLocalDate("as_of"),
                row.getString("regulation_version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                row.getString("created_by_name"),
                row.getOffsetDateTime("found_at").toInstant(),
                instant(row.getOffsetDateTime("executed_at")),
                row.getString("executed_by_name"),
                instant(row.getOffsetDateTime("finished_at")),
                row.getInteger("version"),
                counts(row));
    }

    private static BatchCounts counts(Row row) {
        return new BatchCounts(
                row.getInteger("items"),
                row.getInteger("open"),
                row.getInteger("excluded"),
                row.getInteger("done"),
                row.getInteger("refused"),
                row.getInteger("settled"),
                row.getInteger("changed"),
                row.getInteger("failed"));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
