package dev.haksa.student.store;

import dev.haksa.student.AdvisingRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of advising. */
@ApplicationScoped
public class AdvisingRows {
    private static final String FIND = """
            select a.student_number, t.code, a.advised_by, a.advisor_name, a.advised_at, a.note, a.version
              from advising a join term t on t.id = a.term_id
             where a.student_number = $1 and a.term_id = $2
            """;
    private static final String WRITE = """
            insert into advising (student_number, term_id, advised_by, advisor_name, advised_at, note)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (student_number, term_id) do update
               set advised_by = excluded.advised_by, advisor_name = excluded.advisor_name,
                   advised_at = excluded.advised_at, note = excluded.note, version = advising.version + 1
            returning version
            """;

    private final Pool pool;

    AdvisingRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Locks the student, so that nobody advises the same one at the same moment. */
    public Uni<Void> lock(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery("select 1 from student where student_number = $1 for no key update")
                .execute(Tuple.of(studentNumber))
                .replaceWithVoid();
    }

    /** The record of a student and term; null when there is none. */
    public Uni<@Nullable AdvisingRecord> find(String studentNumber, int termId) {
        return find(pool, studentNumber, termId);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<@Nullable AdvisingRecord> find(SqlClient client, String studentNumber, int termId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(studentNumber, termId))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    return iterator.hasNext() ? advising(iterator.next()) : null;
                });
    }

    /** Writes the record and gives its new version. */
    public Uni<Integer> write(SqlConnection connection, AdvisingRecord advising, int termId) {
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(
                        advising.studentNumber(),
                        termId,
                        advising.advisedBy(),
                        advising.advisorName(),
                        advising.advisedAt().atOffset(ZoneOffset.UTC),
                        advising.note()))
                .map(rows -> rows.iterator().next().getInteger("version"));
    }

    private static AdvisingRecord advising(Row row) {
        return new AdvisingRecord(
                row.getString("student_number"),
                row.getString("code"),
                row.getString("advised_by"),
                row.getString("advisor_name"),
                row.getOffsetDateTime("advised_at").toInstant(),
                row.getString("note"),
                row.getInteger("version"));
    }
}
