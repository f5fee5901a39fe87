package dev.haksa.shared.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of a file.
 *
 * @param good rows without mistakes, in the file's order
 * @param mistakes all of them
 * @param total number of rows, the header not counted
 */
public record CsvRows<T>(List<Good<T>> good, List<CsvMistake> mistakes, int total) {
    /** Copies the lists. */
    public CsvRows {
        good = List.copyOf(good);
        mistakes = List.copyOf(mistakes);
    }

    /** A row that was read, with the line where it begins. */
    public record Good<T>(long line, T value) {}

    /** The values of the good rows. */
    public List<T> values() {
        return good.stream().map(Good::value).toList();
    }

    /** Number of rows with at least one mistake. */
    public int failed() {
        return total - good.size();
    }

    /** Turns rows that fail a test into mistakes. */
    public CsvRows<T> require(Predicate<T> test, String column, Function<T, String> value, String code) {
        List<Good<T>> kept = new ArrayList<>();
        List<CsvMistake> all = new ArrayList<>(mistakes);
        for (Good<T> row : good) {
            if (test.test(row.value())) {
                kept.add(row);
            } else {
                all.add(new CsvMistake(row.line(), column, value.apply(row.value()), code, Map.of()));
            }
        }
        return new CsvRows<>(kept, all, total);
    }

    /** Turns every later row with the same key into a mistake. */
    public CsvRows<T> unique(Function<T, Object> key, String column) {
        Set<Object> seen = new HashSet<>();
        return require(
                value -> seen.add(key.apply(value)),
                column,
                value -> String.valueOf(key.apply(value)),
                "DUPLICATE_ROW");
    }
}
