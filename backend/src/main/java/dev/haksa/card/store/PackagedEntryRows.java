package dev.haksa.card.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/** What the company was told of entries with their package. */
@ApplicationScoped
public class PackagedEntryRows {
    private static final String FIX = """
            update card_entry e
               set packaged_at = $2, packaged_channel =\s""" + EntryRows.channelNow("$3") + """
            ,
                   packaged_mobile_from = case when e.channel = 'PAPER' and e.mobile_from > $3 then e.mobile_from end,
                   version = e.version + 1
             where e.id = any ($1::bigint[])
            """;
    private static final String RELEASE = """
            update card_entry
               set packaged_at = null, packaged_channel = null, packaged_mobile_from = null, version = version + 1
             where id = any ($1::bigint[])
            """;

    /** Fixes how entries apply, as it stands in the package that is made of them on a day. */
    public Uni<Void> fix(SqlConnection connection, Collection<Long> entries, LocalDate day, Instant at) {
        Tuple values = Tuple.of(entries.toArray(Long[]::new), at.atOffset(ZoneOffset.UTC), day);
        return connection.preparedQuery(FIX).execute(values).replaceWithVoid();
    }

    /** Their package does not count any more. */
    public Uni<Void> release(SqlConnection connection, Collection<Long> entries) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of((Object) entries.toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
