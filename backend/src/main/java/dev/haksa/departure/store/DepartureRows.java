package dev.haksa.departure.store;

import dev.haksa.catalog.TermCode;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of departures; rows are only added. */
@ApplicationScoped
public class DepartureRows {
    private static final String SELECT = """
            select d.id, d.student_number, d.left_on, d.term_code, d.reason, d.program_id, p.department_id, d.year_level,
                   d.note, d.recorded_at
              from departure d join program p on p.id = d.program_id
            """;
    private static final String LATEST = SELECT + " where d.student_number = $1 order by d.id desc limit 1";
    private static final String ALL = SELECT + " where d.student_number = $1 order by d.id desc";
    private static final String INSERT = """
            insert into departure (student_number, left_on, term_code, reason, program_id, year_level, note, recorded_at,
                                   recorded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
            """;

    private final Pool pool;

    DepartureRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The latest departure of a student; null when there is none. */
    public Uni<@Nullable Departure> latest(SqlClient client, String studentNumber) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.size() == 0 ? null : departure(rows.iterator().next()));
    }

    /** All departures of a student, the latest first. */
    public Uni<List<Departure>> all(String studentNumber) {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DepartureRows::departure)
                        .toList());
    }

    /** Adds a departure and answers its id. */
    public Uni<Integer> insert(SqlConnection connection, Departure departure, String by) {
        Tuple values = Tuple.tuple()
                .addString(departure.studentNumber())
                .addLocalDate(departure.leftOn())
                .addString(departure.term().toString())
                .addString(departure.reason().name())
                .addInteger(departure.programId())
                .addInteger(departure.yearLevel())
                .addString(departure.note())
                .addOffsetDateTime(departure.recordedAt().atOffset(ZoneOffset.UTC))
                .addString(by);
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Departure departure(Row row) {
        return new Departure(
                row.getInteger("id"),
                row.getString("student_number"),
                row.getLocalDate("left_on"),
                TermCode.parse(row.getString("term_code")).orElseThrow(),
                DepartureReason.valueOf(row.getString("reason")),
                row.getInteger("program_id"),
                row.getInteger("department_id"),
                row.getInteger("year_level"),
                row.getString("note"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
