package dev.haksa.support;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/** A transaction of somebody else that holds locks until it is closed. */
public final class HeldLock implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SqlConnection connection;

    private HeldLock(SqlConnection connection) {
        this.connection = connection;
    }

    /** Locks the seats of a section. */
    public static HeldLock onSeats(Pool pool, int section) {
        return take(pool, "select 1 from section_seats where section_id = " + section + " for update");
    }

    /** Locks a row by its id, and lets others read it. */
    public static HeldLock onRow(Pool pool, String table, int id) {
        return take(pool, "select 1 from " + table + " where id = " + id + " for update");
    }

    /** Locks a whole table, even for reading. */
    public static HeldLock onTable(Pool pool, String table) {
        return take(pool, "lock table " + table + " in access exclusive mode");
    }

    /** Holds what statements lock, until what they wrote is committed or thrown away. */
    public static HeldLock after(Pool pool, String statements) {
        return take(pool, statements);
    }

    /** Keeps what was written. */
    public void commit() {
        connection.query("commit").execute().await().atMost(LIMIT);
    }

    private static HeldLock take(Pool pool, String statement) {
        SqlConnection connection = pool.getConnection().await().atMost(LIMIT);
        connection.query("begin; " + statement).execute().await().atMost(LIMIT);
        return new HeldLock(connection);
    }

    @Override
    public void close() {
        connection.query("rollback").execute().await().atMost(LIMIT);
        connection.close().await().atMost(LIMIT);
    }
}
