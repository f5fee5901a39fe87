package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mark stands in the database that tells of the files. */
@ApplicationScoped
class RecordedFolderMark implements FolderMark {
    private static final String AGREE = "update file_sweep set folder_id = coalesce(folder_id, $1) returning folder_id";

    private final Pool pool;

    RecordedFolderMark(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<@Nullable UUID> current() {
        return pool.query("select folder_id from file_sweep")
                .execute()
                .map(rows -> rows.iterator().next().getUUID("folder_id"));
    }

    @Override
    public Uni<UUID> agreed(UUID proposed) {
        return pool.preparedQuery(AGREE)
                .execute(Tuple.of(proposed))
                .map(rows -> rows.iterator().next().getUUID("folder_id"));
    }
}
