package dev.haksa.shared.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes domain events, in the transaction of the change that they tell of. Publishing is the last thing that a
 * transaction does before it commits: from then on until the commit no other transaction publishes, so that the numbers
 * of the events are the order of the commits. Whoever locked anything afterwards could wait in a circle.
 */
@ApplicationScoped
public class Outbox {
    /** Channel on which PostgreSQL tells every instance that there is something new, once the change is committed. */
    public static final String CHANNEL = "haksa_outbox";

    private static final String PUBLISH = """
            insert into outbox_event (at, type, subject_key, student_number, payload, correlation_id)
            select $1, event.type, event.subject_key, event.student_number, event.payload::jsonb, event.correlation_id
              from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                   with ordinality as event (type, subject_key, student_number, payload, correlation_id, number)
             order by event.number
            """;

    /**
     * An arbitrary number stands for the order of the outbox. Somebody who publishes much may hold it for seconds, which
     * is worth more patience than a row.
     */
    private static final String TAKE_TURN = "set local lock_timeout = '10s'; select pg_advisory_xact_lock(20161)";

    private static final String NUDGE = "notify " + CHANNEL;

    /** Publishes events that happened at an instant, in the order given. */
    public Uni<Void> publish(SqlConnection connection, Instant at, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.from(List.of(
                at.atOffset(ZoneOffset.UTC),
                texts(events, OutboxEvent::type),
                texts(events, OutboxEvent::subjectKey),
                texts(events, OutboxEvent::studentNumber),
                texts(events, event -> event.payload().encode()),
                texts(events, OutboxEvent::correlationId)));
        return Uni.combine()
                .all()
                .unis(
                        connection.query(TAKE_TURN).execute(),
                        connection.preparedQuery(PUBLISH).execute(values),
                        connection.query(NUDGE).execute())
                .collectFailures()
                .discardItems();
    }

    private static String[] texts(List<OutboxEvent> events, Function<OutboxEvent, @Nullable String> column) {
        String[] values = new String[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(events.get(i));
        }
        return values;
    }
}
