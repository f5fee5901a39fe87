package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Lets whoever keeps a file wait for whoever removes the same content, on whatever machine, by locks of the database.
 * For stores that cannot look at an age and remove in one step.
 */
@ApplicationScoped
class FileTurns {
    private static final String REMOVE = "select pg_advisory_xact_lock(hashtext('file'), hashtext($1))";
    private static final String WAIT = "select pg_advisory_xact_lock_shared(hashtext('file'), hashtext($1))";

    private final Pool pool;

    FileTurns(Pool pool) {
        this.pool = pool;
    }

    /** Removes with the turn in hand, which is given back at the end, however it ends. */
    Uni<Boolean> remove(String sha256, Supplier<Uni<Boolean>> removal) {
        return pool.withTransaction(connection ->
                connection.preparedQuery(REMOVE).execute(Tuple.of(sha256)).chain(locked -> removal.get()));
    }

    /** Waits until nobody removes the content who began before. */
    Uni<Void> awaitRemovals(String sha256) {
        return pool.preparedQuery(WAIT).execute(Tuple.of(sha256)).replaceWithVoid();
    }
}
