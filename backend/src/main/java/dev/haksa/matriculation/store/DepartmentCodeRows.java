package dev.haksa.matriculation.store;

import dev.haksa.matriculation.DepartmentCodeRequest;
import dev.haksa.matriculation.DepartmentCodeRequest.State;
import dev.haksa.matriculation.domain.DepartmentCodes;
import dev.haksa.matriculation.domain.DepartmentCodes.Coded;
import dev.haksa.matriculation.domain.DepartmentCodes.Opening;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Codes of departments and the requests for new ones. */
@ApplicationScoped
public class DepartmentCodeRows {
    private static final String COLUMNS = """
            request.id, request.department_id, department.name_ko as department_name, request.opened_year, request.reason,
            request.state, request.code, request.requested_by, request.requested_at, request.decided_by,
            request.decided_at, request.decision_reason, request.version
            """;
    private static final String FROM =
            "department_code_request request join department on department.id = request.department_id";
    private static final Listing.SortKey LATEST = new Listing.SortKey("id", "request.id", false, true, "request.id");
    private static final String INSERT = """
            insert into department_code_request (department_id, opened_year, reason, requested_at, requested_by)
            values ($1, $2, $3, $4, $5) returning id
            """;
    private static final String DECIDE = """
            update department_code_request
               set state = $2, code = $3, decided_at = $4, decided_by = $5, decision_reason = $6, version = version + 1
             where id = $1
            """;
    /** One decision about codes at a time, so that the next code is the next. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtext('department-code'))";

    private static final String GIVE = """
            update department set student_number_code = $2, opened_year = $3, version = version + 1 where id = $1
            """;

    private final Pool pool;

    DepartmentCodeRows(Pool pool) {
        this.pool = pool;
    }

    /** Takes the turn to ask for or decide about codes. */
    public Uni<Void> takeTurn(SqlConnection connection) {
        return connection.query(TURN).execute().replaceWithVoid();
    }

    /** The name of a department that has no code; 400 without such a department, 409 when it has one. */
    public Uni<String> uncoded(SqlConnection connection, int departmentId) {
        return connection
                .preparedQuery("select name_ko, student_number_code from department where id = $1")
                .execute(Tuple.of(departmentId))
                .map(rows -> uncoded(rows, departmentId));
    }

    private static String uncoded(RowSet<Row> rows, int departmentId) {
        if (rows.size() == 0) {
            throw ProblemException.invalid("DEPARTMENT_UNKNOWN", "/department", Map.of("department", departmentId));
        }
        Row row = rows.iterator().next();
        Integer code = row.getInteger("student_number_code");
        if (code != null) {
            throw ProblemException.conflict(
                    "DEPARTMENT_CODED", Map.of("department", row.getString("name_ko"), "code", code));
        }
        return row.getString("name_ko");
    }

    /** All codes, and those who wait for one, without a department. */
    public Uni<DepartmentCodes> codes(SqlConnection connection, int withoutDepartment) {
        return connection
                .query("select student_number_code, name_ko, opened_year from department"
                        + " where student_number_code is not null")
                .execute()
                .map(rows -> stream(rows)
                        .map(row -> new Coded(row.getInteger(0), row.getString(1), row.getInteger(2)))
                        .toList())
                .chain(coded ->
                        waiting(connection, withoutDepartment).map(waiting -> new DepartmentCodes(coded, waiting)));
    }

    private static Uni<List<Opening>> waiting(SqlConnection connection, int withoutDepartment) {
        return connection
                .preparedQuery("select department.name_ko, request.opened_year from " + FROM
                        + " where request.state = 'REQUESTED' and request.department_id <> $1")
                .execute(Tuple.of(withoutDepartment))
                .map(rows -> stream(rows)
                        .map(row -> new Opening(row.getString(0), row.getInteger(1)))
                        .toList());
    }

    /** Writes a request; 409 while another one of the department is open. */
    public Uni<Integer> insert(
            SqlConnection connection, int departmentId, int openedYear, String reason, Instant at, String by) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(departmentId, openedYear, reason, at.atOffset(ZoneOffset.UTC), by))
                .onFailure(failure ->
                        failure instanceof PgException pg && "department_code_request_open".equals(pg.getConstraint()))
                .transform(failure ->
                        ProblemException.conflict("DEPARTMENT_CODE_REQUESTED", Map.of("department", departmentId)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** A request; 404 when there is none. */
    public Uni<DepartmentCodeRequest> find(SqlClient client, int id) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where request.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("department-code-request", id);
                    }
                    return request(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<DepartmentCodeRequest> find(int id) {
        return find(pool, id);
    }

    /** Requests, the latest first. */
    public Uni<Page<DepartmentCodeRequest>> list(Paging paging) {
        return new Listing(COLUMNS, FROM, LATEST).page(pool, paging).map(page -> page.map(DepartmentCodeRows::request));
    }

    /** Gives a department its code. */
    public Uni<Void> give(SqlConnection connection, DepartmentCodeRequest request, int code) {
        return connection
                .preparedQuery(GIVE)
                .execute(Tuple.of(request.departmentId(), code, request.openedYear()))
                .replaceWithVoid();
    }

    /** Writes a decision. */
    public Uni<Void> decide(
            SqlConnection connection, int id, @Nullable Integer code, Instant at, String by, @Nullable String reason) {
        Tuple values = Tuple.tuple()
                .addInteger(id)
                .addString((code == null ? State.REJECTED : State.APPROVED).name())
                .addInteger(code)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by)
                .addString(reason);
        return connection.preparedQuery(DECIDE).execute(values).replaceWithVoid();
    }

    private static DepartmentCodeRequest request(Row row) {
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new DepartmentCodeRequest(
                row.getInteger("id"),
                row.getInteger("department_id"),
                row.getString("department_name"),
                row.getInteger("opened_year"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getInteger("code"),
                row.getString("requested_by"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision_reason"),
                row.getInteger("version"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
