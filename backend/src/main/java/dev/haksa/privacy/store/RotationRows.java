package dev.haksa.privacy.store;

import dev.haksa.privacy.RotationReport;
import dev.haksa.privacy.vault.Sealed;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Going through all sealed numbers, batch by batch. */
@ApplicationScoped
public class RotationRows {
    private static final String REMAINING = """
            select ((select count(*) from resident_number where key_id <> $1)
                  + (select count(*) from resident_number_proposal where key_id <> $1)
                  + (select count(*) from resident_number_history where key_id <> $1))::int
            """;

    private final Pool pool;

    RotationRows(Pool pool) {
        this.pool = pool;
    }

    /** The tables with sealed numbers; names of ours, never of a client. */
    public enum Origin {
        NUMBERS("resident_number", "student_number"),
        PROPOSALS("resident_number_proposal", "id::text"),
        HISTORY("resident_number_history", "lpad(id::text, 10, '0')");

        private final String old;
        private final String update;

        Origin(String table, String key) {
            this.old = "select " + key + " as row_key, student_number, key_id, sealed from " + table
                    + " where key_id <> $1 and " + key + " > $2 order by 1 limit $3 for update";
            this.update = "update " + table + " set key_id = $2, sealed = $3 where " + key + " = $1";
        }
    }

    /** A sealed number and where it stands. */
    public record Kept(String rowKey, String studentNumber, Sealed sealed) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The next numbers that another key seals, locked. */
    public Uni<List<Kept>> old(SqlConnection connection, Origin origin, String activeKey, String after, int limit) {
        return connection
                .preparedQuery(origin.old)
                .execute(Tuple.of(activeKey, after, limit))
                .map(rows -> ResidentNumberRows.list(rows).stream()
                        .map(RotationRows::kept)
                        .toList());
    }

    /** How many numbers another key seals. */
    public Uni<Integer> remaining(SqlConnection connection, String activeKey) {
        return connection
                .preparedQuery(REMAINING)
                .execute(Tuple.of(activeKey))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Writes numbers sealed anew. */
    public Uni<Void> write(SqlConnection connection, Origin origin, List<Kept> sealed) {
        if (sealed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(origin.update)
                .executeBatch(sealed.stream()
                        .map(one -> Tuple.of(
                                one.rowKey(),
                                one.sealed().keyId(),
                                Buffer.buffer(one.sealed().bytes())))
                        .toList())
                .replaceWithVoid();
    }

    /** Writes the report; its id is given here. */
    public Uni<RotationReport> report(SqlConnection connection, RotationReport report, Caller caller) {
        return connection
                .preparedQuery("""
                        insert into resident_number_rotation (at, run_by, run_by_name, to_key, reencrypted, failed,
                                                              remaining)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        returning id
                        """)
                .execute(Tuple.tuple()
                        .addValue(report.at().atOffset(ZoneOffset.UTC))
                        .addValue(caller.id())
                        .addValue(report.runByName())
                        .addValue(report.toKey())
                        .addValue(report.reencrypted())
                        .addValue(report.failed())
                        .addValue(report.remaining()))
                .map(rows -> report.withId(rows.iterator().next().getInteger("id")));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getString("row_key"),
                row.getString("student_number"),
                new Sealed(row.getString("key_id"), row.getBuffer("sealed").getBytes()));
    }
}
