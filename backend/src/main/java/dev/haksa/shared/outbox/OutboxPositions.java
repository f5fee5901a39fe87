package dev.haksa.shared.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How far the durable consumers have come. */
@ApplicationScoped
class OutboxPositions {
    private static final String REGISTER = "insert into outbox_consumer (name) values ($1) on conflict do nothing";

    /** Without a lock, so that a consumer with nothing to do costs no transaction. */
    private static final String HAS_NEWS = """
            select (select coalesce(max(id), 0) from outbox_event) > c.id as news
              from outbox_consumer c where name = $1
            """;

    private static final String LOCK = "select id from outbox_consumer where name = $1 for update skip locked";

    private static final String MOVE = "update outbox_consumer set id = $2, updated_at = now() where name = $1";

    /** Looks at the oldest only: what is behind an event that must stay is not old enough either. */
    private static final String PURGE = """
            delete from outbox_event where id in (
                select id from (select id, at from outbox_event order by outbox_event.id limit $3) as oldest
                 where at < $1 and id <= (select min(c.id) from outbox_consumer c where c.name = any($2)))
            """;

    Uni<Void> register(SqlClient client, String consumer) {
        return client.preparedQuery(REGISTER).execute(Tuple.of(consumer)).replaceWithVoid();
    }

    Uni<Boolean> hasNews(SqlClient client, String consumer) {
        return client.preparedQuery(HAS_NEWS)
                .execute(Tuple.of(consumer))
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("news"));
    }

    /** The consumer's position, locked; null while another instance has it. */
    Uni<@Nullable OutboxPosition> lock(SqlConnection connection, String consumer) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(consumer))
                .map(rows -> rows.size() == 0 ? null : position(rows.iterator().next()));
    }

    Uni<Void> move(SqlConnection connection, String consumer, OutboxPosition position) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(consumer, position.id()))
                .replaceWithVoid();
    }

    /** Deletes the oldest events that happened before an instant and that all the consumers have passed. */
    Uni<Integer> purge(SqlClient client, Instant before, Collection<String> consumers, int limit) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), consumers.toArray(String[]::new), limit))
                .map(rows -> rows.rowCount());
    }

    private static OutboxPosition position(Row row) {
        return new OutboxPosition(row.getLong("id"));
    }
}
