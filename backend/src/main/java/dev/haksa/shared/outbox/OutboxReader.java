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

/** Reads events in the order in which they became visible. */
@ApplicationScoped
public class OutboxReader {
    /** Every event, for {@link #read}. */
    public static final String EVERYTHING = "true";

    private static final String LAST = "select coalesce(max(id), 0) as id from outbox_event";

    private static final String OF_STUDENT = "select id, at, type, student_number, payload from outbox_event"
            + " where student_number = $1 and id > $2 order by id limit $3";

    /**
     * Reads on.
     *
     * @param condition SQL on the columns of an event, a constant of our code: which events are wanted
     * @param limit how many events to look at
     */
    public Uni<OutboxBatch> read(SqlClient client, OutboxPosition after, String condition, int limit) {
        String looked = "select *, " + condition + " as wanted from outbox_event where id > $1 order by id limit $2";
        return client.preparedQuery(
                        "select id, at, type, student_number, wanted, case when wanted then payload end as payload"
                                + " from (" + looked + ") as looked_at order by id")
                .execute(Tuple.of(after.id(), limit))
                .map(rows -> batch(rows, after, limit));
    }

    /** The position of the last event. */
    public Uni<OutboxPosition> last(SqlClient client) {
        return client.preparedQuery(LAST)
                .execute()
                .map(rows -> position(rows.iterator().next()));
    }

    /** Events that concern a student, in order. */
    public Uni<List<StoredEvent>> ofStudent(SqlClient client, String student, OutboxPosition after, int limit) {
        return client.preparedQuery(OF_STUDENT)
                .execute(Tuple.of(student, after.id(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxReader::event)
                        .toList());
    }

    private static OutboxBatch batch(RowSet<Row> rows, OutboxPosition after, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        OutboxPosition position = after;
        for (Row row : rows) {
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
        return new OutboxPosition(row.getLong("id"));
    }
}
