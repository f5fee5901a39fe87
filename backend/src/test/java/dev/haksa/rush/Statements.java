package dev.haksa.rush;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which statements the database spends its time on, by {@code pg_stat_statements}. */
final class Statements {
    private static final String MOST_EXPENSIVE = """
            select calls, total_exec_time, rows, shared_blks_hit, wal_bytes, regexp_replace(query, '\\s+', ' ', 'g')
              from pg_stat_statements order by total_exec_time desc limit 25
            """;
    private static final int SHOWN = 110;

    private final Stage stage;

    private Statements(Stage stage) {
        this.stage = stage;
    }

    /** Counts from now on. */
    static Statements begin(Stage stage) throws IOException, SQLException {
        stage.sql("create extension if not exists pg_stat_statements", "select pg_stat_statements_reset()");
        return new Statements(stage);
    }

    void print() throws IOException, SQLException {
        System.out.printf("%n%9s %10s %10s %12s %10s  statement%n", "calls", "ms", "rows", "blocks", "WAL KiB");
        try (Connection connection = stage.server().database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MOST_EXPENSIVE)) {
            while (rows.next()) {
                String query = rows.getString(6);
                System.out.printf(
                        "%,9d %,10.0f %,10d %,12d %,10d  %s%n",
                        rows.getLong(1),
                        rows.getDouble(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5) / 1024,
                        query.substring(0, Math.min(SHOWN, query.length())));
            }
        }
    }
}
