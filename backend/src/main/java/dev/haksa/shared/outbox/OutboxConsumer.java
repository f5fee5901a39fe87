package dev.haksa.shared.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Somebody who handles every event exactly once, whatever the number of instances. A bean of this type is called as
 * soon as there are events; see {@link OutboxDelivery}.
 */
public interface OutboxConsumer {
    /** Under which the position is kept; never changes. */
    String name();

    /** Which events are wanted: SQL on the columns of {@code outbox_event}, a constant of our code. */
    default String condition() {
        return OutboxReader.EVERYTHING;
    }

    /**
     * Handles events in the transaction that also moves the position. When it fails, the same events come again: types
     * that are not known and fields that are missing must not make it fail.
     */
    Uni<Void> handle(SqlConnection connection, List<StoredEvent> events);
}
