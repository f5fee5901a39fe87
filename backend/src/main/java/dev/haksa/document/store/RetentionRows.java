package dev.haksa.document.store;

import dev.haksa.document.DocumentRetention.Retained;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From when the years of keeping count. */
@ApplicationScoped
public class RetentionRows {
    private static final String FIND = "select graduated_on, version from document_retention where student_number = $1";
    private static final String LOCK_STUDENT =
            "select state, entrance_year from student where student_number = $1 for no key update";
    private static final String WRITE = """
            insert into document_retention as r (student_number, graduated_on) values ($1, $2)
            on conflict (student_number) do update set graduated_on = excluded.graduated_on, version = r.version + 1
            returning graduated_on, version
            """;

    private final Pool pool;

    RetentionRows(Pool pool) {
        this.pool = pool;
    }

    /** What is known about a student whose record nobody else changes until the transaction ends. */
    public record Held(Retained retained, StudentState state, int entranceYear) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's day of graduation as far as documents know it. */
    public Uni<Retained> find(String studentNumber) {
        return find(pool, studentNumber);
    }

    /** The same with the student's record, locked; 404 without such a student. */
    public Uni<Held> lock(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(LOCK_STUDENT)
                .execute(Tuple.of(studentNumber))
                .map(rows -> student(rows, studentNumber))
                .chain(student -> find(connection, studentNumber).map(retained -> held(retained, student)));
    }

    /** Writes the day; null removes it. */
    public Uni<Retained> write(SqlConnection connection, String studentNumber, @Nullable LocalDate graduatedOn) {
        return connection
                .preparedQuery(graduatedOn == null ? "delete from document_retention where student_number = $1" : WRITE)
                .execute(graduatedOn == null ? Tuple.of(studentNumber) : Tuple.of(studentNumber, graduatedOn))
                .map(RetentionRows::retained);
    }

    private static Uni<Retained> find(SqlClient client, String studentNumber) {
        return client.preparedQuery(FIND).execute(Tuple.of(studentNumber)).map(RetentionRows::retained);
    }

    private static Row student(RowSet<Row> rows, String studentNumber) {
        if (rows.size() == 0) {
            throw ProblemException.notFound("student", studentNumber);
        }
        return rows.iterator().next();
    }

    private static Held held(Retained retained, Row student) {
        return new Held(
                retained, StudentState.valueOf(student.getString("state")), student.getInteger("entrance_year"));
    }

    private static Retained retained(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Retained(null, 0);
        }
        Row row = rows.iterator().next();
        return new Retained(row.getLocalDate("graduated_on"), row.getInteger("version"));
    }
}
