package dev.haksa.cardissuer.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes packages back that the company has not confirmed. */
@ApplicationScoped
public class WithdrawalRows {
    /** Whoever writes one meanwhile waits, and finds it gone. */
    private static final String LOCK =
            "select id from card_package where campaign_id = $1 and transmitted_at is null order by sequence for update";

    private static final String FIRST = """
            select min(p.sequence) from card_package p join card_package_entry e on e.package_id = p.id
             where p.campaign_id = $1 and p.transmitted_at is null and not e.withdrawn and e.entry_id = any ($2::bigint[])
            """;
    private static final String OPEN =
            " p.campaign_id = $1 and p.sequence >= $2 and p.transmitted_at is null and p.state <> 'WITHDRAWN'";
    private static final String DISSOLVE =
            "delete from card_package_entry e using card_package p where p.id = e.package_id and" + OPEN
                    + " and p.known_sha256 is null returning e.entry_id";
    private static final String DELETE = "delete from card_package p where" + OPEN + " and p.known_sha256 is null";
    private static final String RELEASE =
            "update card_package_entry e set withdrawn = true from card_package p where p.id = e.package_id and" + OPEN
                    + " returning e.entry_id";
    private static final String WITHDRAW = """
            update card_package p
               set state = 'WITHDRAWN', withdrawn_at = $3, withdrawn_by = $4, leased_until = null, failure = null,
                   failed_number = null, version = version + 1
             where\s""" + OPEN + " returning p.sequence";

    /** The first package with any of these entries that is not confirmed, all of those locked; null when there is none. */
    public Uni<@Nullable Integer> first(SqlConnection connection, int campaignId, Collection<Long> entries) {
        return lock(connection, campaignId)
                .chain(() ->
                        connection.preparedQuery(FIRST).execute(Tuple.of(campaignId, entries.toArray(Long[]::new))))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Locks all that are not confirmed. */
    public Uni<Void> lock(SqlConnection connection, int campaignId) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(campaignId)).replaceWithVoid();
    }

    /** Takes apart what was never ready, from a number on; answers the entries. */
    public Uni<List<Long>> dissolve(SqlConnection connection, int campaignId, int from) {
        return connection
                .preparedQuery(DISSOLVE)
                .execute(Tuple.of(campaignId, from))
                .map(rows -> list(rows, row -> row.getLong(0)))
                .call(() -> connection.preparedQuery(DELETE).execute(Tuple.of(campaignId, from)));
    }

    /** Sets the entries of what was ready free, from a number on; answers them. */
    public Uni<List<Long>> release(SqlConnection connection, int campaignId, int from) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(campaignId, from))
                .map(rows -> list(rows, row -> row.getLong(0)));
    }

    /** Takes back what was ready, from a number on; answers the numbers in order. */
    public Uni<List<Integer>> withdraw(SqlConnection connection, int campaignId, int from, Instant at, String by) {
        return connection
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(campaignId, from, at.atOffset(ZoneOffset.UTC), by))
                .map(rows ->
                        list(rows, row -> row.getInteger(0)).stream().sorted().toList());
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }
}
