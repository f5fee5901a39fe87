package dev.haksa.conduct.store;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductKind;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of awards and discipline. */
@ApplicationScoped
public class ConductRows {
    private static final String COLUMNS = """
            id, student_number, kind, title, decided_by, decided_on, from_day, to_day, recorded_at, revoked_at, revocation,
            version
            """;
    private static final String OF_STUDENT =
            "select " + COLUMNS + " from conduct_entry where student_number = $1 order by decided_on, id";
    private static final String LOCK =
            "select " + COLUMNS + " from conduct_entry where student_number = $1 and id = $2 for update";
    private static final String INSERT = """
            insert into conduct_entry (student_number, kind, title, decided_by, decided_on, from_day, to_day, recorded_by,
                                       recorded_by_name, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning\s""" + COLUMNS;
    private static final String REVOKE = """
            update conduct_entry
               set revoked_at = $2, revoked_by_name = $3, revocation = $4, version = version + 1
             where id = $1 returning\s""" + COLUMNS;
    private static final String EXPELLED = """
            select exists (select from conduct_entry
                            where student_number = $1 and kind = 'EXPULSION' and revoked_at is null) as expelled
            """;

    private final Pool pool;

    ConductRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** All of a student, by the day of the decision; those taken back too. */
    public Uni<List<ConductEntry>> ofStudent(String studentNumber) {
        return pool.preparedQuery(OF_STUDENT)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ConductRows::entry)
                        .toList());
    }

    /** An entry of a student, locked; 404 when there is none. */
    public Uni<ConductEntry> lock(SqlConnection connection, String studentNumber, int id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(studentNumber, id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("conduct entry", id);
                    }
                    return one(rows);
                });
    }

    /** Writes a new entry; its id is given here. */
    public Uni<ConductEntry> insert(SqlConnection connection, ConductEntry wanted, Caller caller) {
        Tuple values = Tuple.tuple()
                .addValue(wanted.studentNumber())
                .addValue(wanted.kind().name())
                .addValue(wanted.title())
                .addValue(wanted.decidedBy())
                .addValue(wanted.decidedOn())
                .addValue(wanted.from())
                .addValue(wanted.to())
                .addValue(caller.id())
                .addValue(caller.name())
                .addValue(wanted.recordedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(INSERT).execute(values).map(ConductRows::one);
    }

    /** Notes that an entry was taken back. */
    public Uni<ConductEntry> revoke(SqlConnection connection, int id, String reason, Caller caller, Instant at) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.name(), reason))
                .map(ConductRows::one);
    }

    /** Whether an expulsion stands. */
    public Uni<Boolean> expelled(SqlClient client, String studentNumber) {
        return client.preparedQuery(EXPELLED)
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.iterator().next().getBoolean("expelled"));
    }

    private static ConductEntry one(RowSet<Row> rows) {
        return entry(rows.iterator().next());
    }

    private static ConductEntry entry(Row row) {
        @Nullable OffsetDateTime revokedAt = row.getOffsetDateTime("revoked_at");
        return new ConductEntry(
                row.getInteger("id"),
                row.getString("student_number"),
                ConductKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("decided_by"),
                row.getLocalDate("decided_on"),
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                revokedAt == null ? null : revokedAt.toInstant(),
                row.getString("revocation"),
                row.getInteger("version"));
    }
}
