package dev.haksa.shared.database;

import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes single rows of tables with {@code id} and {@code version}. Names of tables and columns come from our code,
 * values are bound.
 */
@ApplicationScoped
public class TableWriter {
    /**
     * A row before and after a change, for the audit trail.
     *
     * @param before empty for a new row
     * @param after empty for a deleted row
     */
    public record RowChange(int id, Map<String, Object> before, Map<String, Object> after) {
        /** Only what differs, as details of an audit event. */
        public Map<String, Object> details() {
            Map<String, Object> was = different(before, after);
            Map<String, Object> is = different(after, before);
            return Map.of("before", was, "after", is);
        }

        private static Map<String, Object> different(Map<String, Object> mine, Map<String, Object> other) {
            Map<String, Object> different = new HashMap<>(mine);
            different.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), other.get(entry.getKey())));
            return different;
        }
    }

    /** Inserts a row. */
    public Uni<RowChange> insert(SqlConnection connection, String table, SequencedMap<String, Object> columns) {
        String names = String.join(", ", columns.keySet());
        String places =
                IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "$" + i).collect(Collectors.joining(", "));
        return connection
                .preparedQuery("insert into " + table + " (" + names + ") values (" + places
                        + ") returning id, to_jsonb(" + table + ".*) as shown")
                .execute(Tuple.from(new ArrayList<>(columns.values())))
                .map(rows -> rows.iterator().next())
                .map(row -> new RowChange(row.getInteger("id"), Map.of(), shown(row)));
    }

    /**
     * Changes columns of a row and counts its version up; 404 when there is none, 428 or 412 when {@code ifMatch} does
     * not name its version.
     */
    public Uni<RowChange> update(
            SqlConnection connection,
            String table,
            int id,
            @Nullable String ifMatch,
            SequencedMap<String, Object> columns) {
        List<String> sets = new ArrayList<>();
        columns.keySet().forEach(name -> sets.add(name + " = $" + (sets.size() + 2)));
        sets.add("version = version + 1");
        List<Object> values = new ArrayList<>(columns.values());
        values.addFirst(id);
        return lock(connection, table, id, ifMatch)
                .chain(before -> connection
                        .preparedQuery("update " + table + " set " + String.join(", ", sets)
                                + " where id = $1 returning to_jsonb(" + table + ".*) as shown")
                        .execute(Tuple.from(values))
                        .map(rows ->
                                new RowChange(id, before, shown(rows.iterator().next()))));
    }

    /** Deletes a row; 404, 428 and 412 as for {@link #update}. */
    public Uni<RowChange> delete(SqlConnection connection, String table, int id, @Nullable String ifMatch) {
        return lock(connection, table, id, ifMatch)
                .chain(before -> connection
                        .preparedQuery("delete from " + table + " where id = $1")
                        .execute(Tuple.of(id))
                        .map(rows -> new RowChange(id, before, Map.of())));
    }

    private static Uni<Map<String, Object>> lock(
            SqlConnection connection, String table, int id, @Nullable String ifMatch) {
        return connection
                .preparedQuery("select version, to_jsonb(" + table + ".*) as shown from " + table
                        + " where id = $1 for update")
                .execute(Tuple.of(id))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound(table, id);
                    }
                    Row row = iterator.next();
                    Representations.requireMatch(ifMatch, row.getInteger("version"));
                    return shown(row);
                });
    }

    private static Map<String, Object> shown(Row row) {
        Map<String, Object> shown = new HashMap<>(((JsonObject) row.getValue("shown")).getMap());
        shown.keySet().removeAll(List.of("id", "version", "search_text"));
        shown.values().removeIf(Objects::isNull);
        return shown;
    }
}
