package dev.haksa.matriculation.store;

import dev.haksa.matriculation.MatriculationBatch;
import dev.haksa.matriculation.MatriculationBatch.State;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** The table of batches. */
@ApplicationScoped
public class BatchRows {
    private static final String COLUMNS = """
            batch.id, batch.entrance_year, batch.type, batch.department_id, department.name_ko as department_name,
            department.student_number_code, batch.round, batch.state, batch.first_serial, batch.last_serial,
            batch.created_at, batch.executed_at, batch.version,
            (select count(*)::int from matriculation_applicant where batch_id = batch.id) as applicants
            """;
    private static final String FROM =
            "matriculation_batch batch join department on department.id = batch.department_id";
    private static final Listing.SortKey LATEST = new Listing.SortKey("id", "batch.id", false, true, "batch.id");
    private static final String INSERT = """
            insert into matriculation_batch (entrance_year, type, department_id, round, created_at, created_by)
            select $1, $2, department.id,
                   1 + coalesce((select max(round) from matriculation_batch
                                  where entrance_year = $1 and type = $2 and department_id = department.id), 0), $4, $5
              from department where department.id = $3
            returning id
            """;
    private static final String LOCK = "select version from matriculation_batch where id = $1 for update";
    private static final String TOUCH = "update matriculation_batch set version = version + 1 where id = $1";
    private static final String EXECUTE = """
            update matriculation_batch
               set state = 'EXECUTED', first_serial = $2, last_serial = $3, executed_at = $4, executed_by = $5,
                   version = version + 1
             where id = $1 and state = 'DRAFT'
            """;

    private final Pool pool;

    BatchRows(Pool pool) {
        this.pool = pool;
    }

    /** What a batch is for. */
    public record Key(int entranceYear, StudentType type, int departmentId) {}

    /** Makes a batch; 400 without such a department, 409 while another one of the same key is open. */
    public Uni<Integer> insert(SqlConnection connection, Key key, Instant at, String by) {
        Tuple values =
                Tuple.of(key.entranceYear(), key.type().name(), key.departmentId(), at.atOffset(ZoneOffset.UTC), by);
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .onFailure(PgException.class)
                .transform(failure -> alreadyOpen(failure, key))
                .map(rows -> inserted(rows, key));
    }

    private static Throwable alreadyOpen(Throwable failure, Key key) {
        return failure instanceof PgException pg && "matriculation_batch_draft".equals(pg.getConstraint())
                ? ProblemException.conflict("MATRICULATION_OPEN", facts(key))
                : failure;
    }

    private static int inserted(RowSet<Row> rows, Key key) {
        if (rows.size() == 0) {
            throw ProblemException.invalid(
                    "DEPARTMENT_UNKNOWN", "/department", Map.of("department", key.departmentId()));
        }
        return rows.iterator().next().getInteger(0);
    }

    private static Map<String, Object> facts(Key key) {
        return Map.of("entranceYear", key.entranceYear(), "type", key.type().name(), "department", key.departmentId());
    }

    /** A batch; 404 when there is none. */
    public Uni<MatriculationBatch> find(SqlClient client, int id) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where batch.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("matriculation-batch", id);
                    }
                    return batch(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<MatriculationBatch> find(int id) {
        return find(pool, id);
    }

    /** A batch, locked until the transaction ends; 404 when there is none. */
    public Uni<MatriculationBatch> lock(SqlConnection connection, int id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(connection, id));
    }

    /** Batches, the latest first. */
    public Uni<Page<MatriculationBatch>> list(Paging paging) {
        return new Listing(COLUMNS, FROM, LATEST).page(pool, paging).map(page -> page.map(BatchRows::batch));
    }

    /** Counts a change of the applicants. */
    public Uni<Void> touch(SqlConnection connection, int id) {
        return connection.preparedQuery(TOUCH).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Closes a batch whose numbers are given. */
    public Uni<Void> execute(SqlConnection connection, int id, int firstSerial, int lastSerial, Instant at, String by) {
        return connection
                .preparedQuery(EXECUTE)
                .execute(Tuple.of(id, firstSerial, lastSerial, at.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }

    private static MatriculationBatch batch(Row row) {
        OffsetDateTime executedAt = row.getOffsetDateTime("executed_at");
        return new MatriculationBatch(
                row.getInteger("id"),
                row.getInteger("entrance_year"),
                StudentType.valueOf(row.getString("type")),
                row.getInteger("department_id"),
                row.getString("department_name"),
                row.getInteger("student_number_code"),
                row.getInteger("round"),
                State.valueOf(row.getString("state")),
                row.getInteger("applicants"),
                row.getInteger("first_serial"),
                row.getInteger("last_serial"),
                row.getOffsetDateTime("created_at").toInstant(),
                executedAt == null ? null : executedAt.toInstant(),
                row.getInteger("version"));
    }
}
