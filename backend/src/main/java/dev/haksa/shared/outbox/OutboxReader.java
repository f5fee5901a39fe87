package dev.haksa.shared.outbox;

import dev.haksa.shared.outbox.OutboxBatch.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Reads events in their order. Only what has a transaction below the oldest one still running is read: whatever
 * commits later stands behind it, so nothing is missed.
 */
@ApplicationScoped
public class OutboxReader {
    /** Every event, for {@link #read}. */
    public static final String EVERYTHING = "true";

    private static final String SETTLED = "tx < (select pg_snapshot_xmin(pg_current_snapshot()))";

    private static final String HORIZON = "select tx::text as tx, id from outbox_event where " + SETTLED
            + " order by outbox_event.tx desc, id desc limit 1";

    private static final String OF_STUDENT = "select tx::text as tx, id, at, type, student_number, payload"
            + " from outbox_event where student_number = $1 and (tx, id) > ($2::text::xid8, $3::bigint) and " + SETTLED
            + " order by outbox_event.tx, id limit $4";

    /**
     * Reads on.
     *
     * @param condition SQL on the columns of an event, a constant of our code: which events are wanted
     * @param limit how many events to look at
     */
    public Uni<OutboxBatch> read(SqlClient client, OutboxPosition after, String condition, int limit) {
        String looked = "select *, " + SETTLED + " as settled, " + condition + " as wanted"
                + " from outbox_event where (tx, id) > ($1::text::xid8, $2::bigint) order by tx, id limit $3";
        return client.preparedQuery("select tx::text as tx, id, at, type, student_number, wanted, settled,"
                        + " case when wanted and settled then payload end as payload"
                        + " from (" + looked + ") as looked_at order by looked_at.tx, id")
                .execute(Tuple.of(Long.toString(after.tx()), after.id(), limit))
                .map(rows -> batch(rows, after, limit));
    }

    /** The position of the last complete event. */
    public Uni<OutboxPosition> horizon(SqlClient client) {
        return client.preparedQuery(HORIZON)
                .execute()
                .map(rows -> rows.size() == 0
                        ? OutboxPosition.START
                        : position(rows.iterator().next()));
    }

    /** Complete events that concern a student, in order. */
    public Uni<List<StoredEvent>> ofStudent(SqlClient client, String student, OutboxPosition after, int limit) {
        return client.preparedQuery(OF_STUDENT)
                .execute(Tuple.of(student, Long.toString(after.tx()), after.id(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxReader::event)
                        .toList());
    }

    private static OutboxBatch batch(RowSet<Row> rows, OutboxPosition after, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        OutboxPosition position = after;
        for (Row row : rows) {
            if (!row.getBoolean("settled")) {
                return new OutboxBatch(events, position, Progress.UNSETTLED);
            }
            position = position(row);
            if (row.getBoolean("wanted")) {
                events.add(event(row));
            }
        }
        return new OutboxBatch(events, position, rows.size() < limit ? Progress.DONE : Progress.MORE);
    }

    private static StoredEvent event(Row row) {
        return new StoredEvent(
                position(row),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("type"),
                row.getString("student_number"),
                Objects.requireNonNullElseGet(row.getJsonObject("payload"), JsonObject::new));
    }

    private static OutboxPosition position(Row row) {
        return new OutboxPosition(Long.parseLong(row.getString("tx")), row.getLong("id"));
    }
}
