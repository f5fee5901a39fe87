package dev.haksa.card.store;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Values as the database takes and gives them. */
final class Sql {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

    private Sql() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }

    /** One column of an array parameter. */
    static <T> String[] texts(Collection<T> items, Function<T, @Nullable String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }

    static <T> OffsetDateTime[] times(Collection<T> items, Function<T, Instant> column) {
        return items.stream()
                .map(item -> column.apply(item).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /** Facts as JSON; days and instants as ISO texts. */
    static JsonObject facts(Map<String, Object> facts) {
        JsonObject json = new JsonObject();
        facts.forEach((name, value) -> json.put(name, plain(value)));
        return json;
    }

    /** Facts from JSON; what looks like a day or an instant is one again. */
    static Map<String, Object> facts(JsonObject json) {
        Map<String, Object> facts = new LinkedHashMap<>();
        json.forEach(entry -> {
            Object value = entry.getValue();
            facts.put(entry.getKey(), value instanceof String text ? read(text) : value);
        });
        return facts;
    }

    private static Object read(String text) {
        if (DATE.matcher(text).matches()) {
            return LocalDate.parse(text);
        }
        return INSTANT.matcher(text).matches() ? Instant.parse(text) : text;
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
