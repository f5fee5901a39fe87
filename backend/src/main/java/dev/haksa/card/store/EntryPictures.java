package dev.haksa.card.store;

import dev.haksa.photo.PhotoHold;
import dev.haksa.shared.files.FileOwner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Keeps the pictures of students on rosters that were sent, until their data are with the card company. */
@ApplicationScoped
public class EntryPictures implements FileOwner, PhotoHold {
    private final Pool pool;

    EntryPictures(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Set<String>> inUse(Collection<String> sha256s) {
        return pool.preparedQuery("""
                        select distinct photo_sha256 from card_entry
                         where photo_sha256 = any ($1::text[]) and current and state = 'ON_ROSTER'
                        """)
                .execute(Tuple.of(sha256s.toArray(String[]::new)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> row.getString(0))));
    }

    @Override
    public Uni<Set<UUID>> held(SqlClient connection, Collection<UUID> photos) {
        return connection
                .preparedQuery("""
                        select distinct photo_id from card_entry
                         where photo_id = any ($1::uuid[]) and current and state = 'ON_ROSTER'
                        """)
                .execute(Tuple.of(photos.toArray(UUID[]::new)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> row.getUUID(0))));
    }
}
