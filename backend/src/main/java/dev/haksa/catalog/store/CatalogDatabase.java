package dev.haksa.catalog.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Transactions for set-based statements. */
@ApplicationScoped
public class CatalogDatabase {
    private final Pool pool;

    CatalogDatabase(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction; a failure rolls all of it back, 400 when it refers to what does not exist. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).onFailure().transform(References::explain);
    }

    /** Runs work on one connection. */
    public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }
}
