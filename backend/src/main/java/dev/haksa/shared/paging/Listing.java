package dev.haksa.shared.paging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A sorted list that is read page by page: conditions are added as asked, values are always bound. */
public final class Listing {
    private static final int CURSOR_KEYS = 3;

    private final String columns;
    private final String from;
    private final SortKey sort;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * What the list is sorted by; ids decide between equals.
     *
     * @param name stands in the cursor, so that a cursor of another order is refused
     * @param expression SQL of the key, text or integer
     * @param id SQL of the id
     */
    public record SortKey(String name, String expression, boolean text, boolean descending, String id) {
        String order() {
            String direction = descending ? " desc" : "";
            return " order by " + expression + direction + ", " + id + direction;
        }
    }

    /** A list of all rows; {@code columns} and {@code from} are SQL of ours, never of the client. */
    public Listing(String columns, String from, SortKey sort) {
        this.columns = columns;
        this.from = from;
        this.sort = sort;
    }

    /** Adds a condition; each question mark stands for the next value. */
    public Listing where(String condition, Object... bound) {
        StringBuilder numbered = new StringBuilder();
        int next = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (c == '?') {
                values.add(bound[next++]);
                numbered.append('$').append(values.size());
            } else {
                numbered.append(c);
            }
        }
        conditions.add(numbered.toString());
        return this;
    }

    /** Reads a page, and the number of all items when it is asked for. */
    public Uni<Page<Row>> page(SqlClient client, Paging paging) {
        return total(client, paging.count()).chain(total -> items(client, paging, total.number()));
    }

    private record Total(@Nullable Long number) {}

    private Uni<Total> total(SqlClient client, boolean asked) {
        if (!asked) {
            return Uni.createFrom().item(new Total(null));
        }
        return client.preparedQuery("select count(*) as total from " + from + filter())
                .execute(tuple())
                .map(rows -> new Total(rows.iterator().next().getLong("total")));
    }

    private Uni<Page<Row>> items(SqlClient client, Paging paging, @Nullable Long total) {
        startAfter(paging.after());
        values.add(paging.limit() + 1);
        String sql = "select " + columns + ", " + sort.expression() + " as sort_key, " + sort.id() + " as sort_id from "
                + from + filter() + sort.order() + " limit $" + values.size();
        return client.preparedQuery(sql)
                .execute(tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(rows -> Page.of(rows, paging.limit(), this::cursor, total));
    }

    private String cursor(Row row) {
        return Cursor.encode(name(), row.getValue("sort_key"), row.getInteger("sort_id"));
    }

    private void startAfter(@Nullable String after) {
        JsonArray cursor = Cursor.decode(after, CURSOR_KEYS);
        if (cursor == null) {
            return;
        }
        boolean fits = name().equals(cursor.getValue(0))
                && (sort.text() ? cursor.getValue(1) instanceof String : cursor.getValue(1) instanceof Integer)
                && cursor.getValue(2) instanceof Integer;
        if (!fits) {
            throw Cursor.invalid(null);
        }
        String comparison = sort.descending() ? " < " : " > ";
        where(
                "(" + sort.expression() + ", " + sort.id() + ")" + comparison + "(?, ?)",
                cursor.getValue(1),
                cursor.getValue(2));
    }

    private String name() {
        return (sort.descending() ? "-" : "") + sort.name();
    }

    private String filter() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private Tuple tuple() {
        return values.isEmpty() ? Tuple.tuple() : Tuple.from(values);
    }
}
