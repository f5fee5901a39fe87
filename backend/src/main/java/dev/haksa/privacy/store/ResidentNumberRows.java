package dev.haksa.privacy.store;

import dev.haksa.privacy.PastNumber;
import dev.haksa.privacy.vault.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of resident numbers and of those that are proposed. */
@ApplicationScoped
public class ResidentNumberRows {
    private static final String FIND =
            "select key_id, sealed, masked, version from resident_number where student_number = $1";
    private static final String LOCK_STUDENT =
            "select student_number from student where student_number = $1 for no key update";
    private static final String WRITE = """
            insert into resident_number as r (student_number, key_id, sealed, fingerprint, masked, recorded_by,
                                              recorded_by_name, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (student_number) do update
               set key_id = excluded.key_id, sealed = excluded.sealed, fingerprint = excluded.fingerprint,
                   masked = excluded.masked, recorded_by = excluded.recorded_by,
                   recorded_by_name = excluded.recorded_by_name, recorded_at = excluded.recorded_at,
                   version = r.version + 1
            returning key_id, sealed, masked, version
            """;
    private static final String OTHER_HOLDER =
            "select student_number from resident_number where fingerprint = $1 and student_number <> $2";
    private static final String PROPOSE = """
            insert into resident_number_proposal (id, student_number, key_id, sealed, fingerprint, masked, proposed_by,
                                                  proposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String PROPOSAL =
            "select key_id, sealed, masked, 0 as version from resident_number_proposal where id = $1 and student_number = $2";

    private static final String REMEMBER = """
            insert into resident_number_history (student_number, key_id, sealed, masked, masked_after, source, at, actor_id,
                                                 actor_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String HISTORY = """
            select id, masked, masked_after, source, at, actor_name
              from resident_number_history where student_number = $1 order by id desc
            """;

    private final Pool pool;

    ResidentNumberRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * A sealed number on record.
     *
     * @param version 0 for a proposal
     */
    public record Stored(Sealed sealed, String masked, int version) {}

    /** A number to be written. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Written(String studentNumber, Sealed sealed, byte[] fingerprint, String masked) {}

    /** Who writes, and when. */
    public record Author(String id, String name, Instant at) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's number; null when there is none. */
    public Uni<@Nullable Stored> find(SqlClient client, String studentNumber) {
        return client.preparedQuery(FIND).execute(Tuple.of(studentNumber)).map(ResidentNumberRows::first);
    }

    /** The same, outside of a transaction. */
    public Uni<@Nullable Stored> find(String studentNumber) {
        return find(pool, studentNumber);
    }

    /** The same, which nobody else changes until the transaction ends. */
    public Uni<@Nullable Stored> lock(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(LOCK_STUDENT)
                .execute(Tuple.of(studentNumber))
                .chain(() -> find(connection, studentNumber));
    }

    /** Whether another student has the number. */
    public Uni<Boolean> isTaken(SqlClient client, byte[] fingerprint, String studentNumber) {
        return client.preparedQuery(OTHER_HOLDER)
                .execute(Tuple.of(Buffer.buffer(fingerprint), studentNumber))
                .map(rows -> rows.size() > 0);
    }

    /** Writes a student's number. */
    public Uni<Stored> write(SqlConnection connection, Written number, Author author) {
        Tuple values = values(number)
                .addValue(author.id())
                .addValue(author.name())
                .addValue(author.at().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(WRITE)
                .execute(values)
                .map(rows -> stored(rows.iterator().next()));
    }

    /** Keeps what was; null when there was nothing. */
    public Uni<Void> remember(
            SqlConnection connection,
            String studentNumber,
            @Nullable Stored before,
            String maskedAfter,
            String source,
            Author author) {
        Tuple values = Tuple.tuple()
                .addValue(studentNumber)
                .addValue(before == null ? null : before.sealed().keyId())
                .addValue(before == null ? null : Buffer.buffer(before.sealed().bytes()))
                .addValue(before == null ? null : before.masked())
                .addValue(maskedAfter)
                .addValue(source)
                .addValue(author.at().atOffset(ZoneOffset.UTC))
                .addValue(author.id())
                .addValue(author.name());
        return connection.preparedQuery(REMEMBER).execute(values).replaceWithVoid();
    }

    /** What a student's number was, the latest first. */
    public Uni<List<PastNumber>> history(SqlClient client, String studentNumber) {
        return client.preparedQuery(HISTORY)
                .execute(Tuple.of(studentNumber))
                .map(rows -> list(rows).stream().map(ResidentNumberRows::past).toList());
    }

    /** Keeps a number that is proposed. */
    public Uni<Void> propose(SqlConnection connection, UUID id, Written number, Author author) {
        Tuple values = Tuple.tuple().addValue(id);
        Tuple more = values(number);
        for (int i = 0; i < more.size(); i++) {
            values.addValue(more.getValue(i));
        }
        values.addValue(author.id()).addValue(author.at().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(PROPOSE).execute(values).replaceWithVoid();
    }

    /** A number that is proposed for a student; null when there is none. */
    public Uni<@Nullable Stored> proposal(SqlClient client, UUID id, String studentNumber) {
        return client.preparedQuery(PROPOSAL)
                .execute(Tuple.of(id, studentNumber))
                .map(ResidentNumberRows::first);
    }

    /** Forgets a proposal. */
    public Uni<Void> forget(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("delete from resident_number_proposal where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Forgets proposals that came to nothing. */
    public Uni<Void> forgetProposals(Instant before) {
        return pool.preparedQuery("delete from resident_number_proposal where proposed_at < $1")
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Tuple values(Written number) {
        return Tuple.tuple()
                .addValue(number.studentNumber())
                .addValue(number.sealed().keyId())
                .addValue(Buffer.buffer(number.sealed().bytes()))
                .addValue(Buffer.buffer(number.fingerprint()))
                .addValue(number.masked());
    }

    static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static @Nullable Stored first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : stored(rows.iterator().next());
    }

    private static PastNumber past(Row row) {
        return new PastNumber(
                row.getInteger("id"),
                row.getString("masked"),
                row.getString("masked_after"),
                row.getString("source"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor_name"));
    }

    private static Stored stored(Row row) {
        return new Stored(
                new Sealed(row.getString("key_id"), row.getBuffer("sealed").getBytes()),
                row.getString("masked"),
                row.getInteger("version"));
    }
}
