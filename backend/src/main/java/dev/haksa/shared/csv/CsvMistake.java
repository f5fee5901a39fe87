package dev.haksa.shared.csv;

import java.util.Map;

/**
 * What is wrong with a value.
 *
 * @param line where the row begins; the header is line 1
 * @param value as it stands in the file, shortened when long
 * @param code its texts stand under {@code csv.<code>}
 * @param facts that the texts refer to
 */
public record CsvMistake(long line, String column, String value, String code, Map<String, Object> facts) {
    private static final int SHOWN = 100;

    /** Shortens the value. */
    public CsvMistake {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        facts = Map.copyOf(facts);
    }
}
