package dev.haksa.enrollment.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as parallel columns, the form in which set-based SQL takes them. */
final class Columns {
    private Columns() {}

    static <T> String[] texts(List<T> list, Function<T, ? extends @Nullable String> column) {
        String[] values = new String[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(list.get(i));
        }
        return values;
    }

    static <T> Integer[] numbers(List<T> list, Function<T, ? extends @Nullable Integer> column) {
        Integer[] values = new Integer[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(list.get(i));
        }
        return values;
    }

    static <T> Boolean[] flags(List<T> list, Function<T, Boolean> column) {
        return list.stream().map(column).toArray(Boolean[]::new);
    }

    static <T> OffsetDateTime[] instants(List<T> list, Function<T, Instant> column) {
        return list.stream()
                .map(one -> column.apply(one).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
