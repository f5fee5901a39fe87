package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Lets one of many instances go through all files a day. Who breaks off leaves the rest to the next day. */
@ApplicationScoped
class FileSweepTurn {
    /** A little less than a day, since instances do not wake up at the same second every day. */
    private static final Duration APART = Duration.ofHours(23);

    private static final String TAKE = "update file_sweep set started_at = $1 where started_at <= $2";

    private final Pool pool;

    FileSweepTurn(Pool pool) {
        this.pool = pool;
    }

    /** Whether the caller may go through all files now; then nobody else may for some time. */
    Uni<Boolean> take(Instant now) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), now.minus(APART).atOffset(ZoneOffset.UTC)))
                .map(result -> result.rowCount() == 1);
    }
}
