package dev.haksa.privacy.store;

import dev.haksa.privacy.Particulars;
import dev.haksa.privacy.Province;
import dev.haksa.privacy.Sex;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of students' particulars. */
@ApplicationScoped
public class ParticularsRows {
    private static final String COLUMNS = "sex, province, mobile, objected_at, version";
    private static final String FIND = "select " + COLUMNS + " from student_particulars where student_number = $1";
    private static final String LOCK_STUDENT =
            "select student_number from student where student_number = $1 for no key update";
    private static final String WRITE = """
            insert into student_particulars as p (student_number, sex, province, mobile, objected_at)
            values ($1, $2, $3, $4, $5)
            on conflict (student_number) do update
               set sex = excluded.sex, province = excluded.province, mobile = excluded.mobile,
                   objected_at = excluded.objected_at, version = p.version + 1
            returning\s""" + COLUMNS;
    private static final String NOTE_SEX = """
            insert into student_particulars as p (student_number, sex) values ($1, $2)
            on conflict (student_number) do update set sex = excluded.sex, version = p.version + 1 where p.sex is null
            """;

    private static final String SET_SEX = """
            insert into student_particulars as p (student_number, sex) values ($1, $2)
            on conflict (student_number) do update set sex = excluded.sex, version = p.version + 1
             where p.sex is distinct from excluded.sex
            """;

    private final Pool pool;

    ParticularsRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's particulars. */
    public Uni<Particulars> find(String studentNumber) {
        return find(pool, studentNumber);
    }

    /** A student's particulars, read on a connection. */
    public Uni<Particulars> find(SqlClient client, String studentNumber) {
        return client.preparedQuery(FIND).execute(Tuple.of(studentNumber)).map(ParticularsRows::particulars);
    }

    /** The same, which nobody else changes until the transaction ends. */
    public Uni<Particulars> lock(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(LOCK_STUDENT)
                .execute(Tuple.of(studentNumber))
                .chain(() -> find(connection, studentNumber));
    }

    /** Writes a student's particulars; the version counts on by itself. */
    public Uni<Particulars> write(SqlConnection connection, String studentNumber, Particulars wanted) {
        Tuple values = Tuple.tuple()
                .addValue(studentNumber)
                .addValue(wanted.sex() == null ? null : wanted.sex().name())
                .addValue(wanted.province() == null ? null : wanted.province().name())
                .addValue(wanted.mobile())
                .addValue(
                        wanted.objectedAt() == null ? null : wanted.objectedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(WRITE).execute(values).map(ParticularsRows::particulars);
    }

    /** Notes the sex unless it is known. */
    public Uni<Void> noteSex(SqlConnection connection, String studentNumber, Sex sex) {
        return connection
                .preparedQuery(NOTE_SEX)
                .execute(Tuple.of(studentNumber, sex.name()))
                .replaceWithVoid();
    }

    /** Sets the sex, whatever was known. */
    public Uni<Void> setSex(SqlConnection connection, String studentNumber, Sex sex) {
        return connection
                .preparedQuery(SET_SEX)
                .execute(Tuple.of(studentNumber, sex.name()))
                .replaceWithVoid();
    }

    private static Particulars particulars(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Particulars.UNKNOWN;
        }
        Row row = rows.iterator().next();
        @Nullable String sex = row.getString("sex");
        @Nullable String province = row.getString("province");
        @Nullable OffsetDateTime objectedAt = row.getOffsetDateTime("objected_at");
        return new Particulars(
                sex == null ? null : Sex.valueOf(sex),
                province == null ? null : Province.valueOf(province),
                row.getString("mobile"),
                objectedAt == null ? null : objectedAt.toInstant(),
                row.getInteger("version"));
    }
}
