package dev.haksa.catalog;

import java.util.HashMap;
import java.util.Map;

/**
 * What is wrong with one value of an imported file.
 *
 * @param code stable code, its texts stand under {@code violation.<code>} and {@code expected.<code>}
 * @param column name of the column
 * @param value as it stands in the file, shortened when it is very long
 * @param facts values that the texts refer to, {@code column} and {@code value} among them
 */
public record RowMistake(String code, String column, String value, Map<String, Object> facts) {
    private static final int SHOWN = 100;

    /** Shortens the value and completes the facts. */
    public RowMistake {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        Map<String, Object> all = new HashMap<>(facts);
        all.put("column", column);
        all.put("value", value);
        facts = Map.copyOf(all);
    }
}
