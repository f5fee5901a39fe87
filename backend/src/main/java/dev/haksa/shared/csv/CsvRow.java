package dev.haksa.shared.csv;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row while it is read. A value that cannot be read is noted and replaced by something harmless, so that one reading
 * finds every mistake; rows with mistakes are never used.
 */
public final class CsvRow {
    private final long line;
    private final Map<String, Integer> positions;
    private final List<String> fields;
    private final List<CsvMistake> mistakes = new ArrayList<>();

    CsvRow(long line, Map<String, Integer> positions, List<String> fields) {
        this.line = line;
        this.positions = positions;
        this.fields = fields;
    }

    /** A value that must be there. */
    public String text(String column, int maxLength) {
        String value = raw(column);
        if (value.isEmpty()) {
            mistake(column, "REQUIRED", Map.of());
        } else if (value.length() > maxLength) {
            mistake(column, "TOO_LONG", Map.of("max", maxLength));
        }
        return value;
    }

    /** A value that may be missing; null then. */
    public @Nullable String optionalText(String column, int maxLength) {
        return raw(column).isEmpty() ? null : text(column, maxLength);
    }

    /** A whole number that must be there. */
    public int wholeNumber(String column, int min, int max) {
        String value = raw(column);
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        mistake(column, "NUMBER", Map.of("min", min, "max", max));
        return min;
    }

    /** A whole number of up to 15 digits that must be there, such as an amount in won. */
    public long longNumber(String column, long min, long max) {
        String value = raw(column);
        if (value.matches("[0-9]{1,15}")) {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        mistake(column, "NUMBER", Map.of("min", min, "max", max));
        return min;
    }

    /** A whole number that may be negative and must be there. */
    public int signedNumber(String column, int min, int max) {
        String value = raw(column);
        if (value.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        mistake(column, "NUMBER", Map.of("min", min, "max", max));
        return min;
    }

    /** A whole number that may be missing; null then. */
    public @Nullable Integer optionalNumber(String column, int min, int max) {
        return raw(column).isEmpty() ? null : wholeNumber(column, min, max);
    }

    /** A date that may be missing; null then. */
    public @Nullable LocalDate optionalDate(String column) {
        try {
            return raw(column).isEmpty() ? null : LocalDate.parse(raw(column));
        } catch (DateTimeParseException e) {
            mistake(column, "DATE", Map.of());
            return null;
        }
    }

    /** {@code true} or {@code false}, or null when missing. */
    public @Nullable Boolean optionalFlag(String column) {
        return switch (raw(column)) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> {
                mistake(column, "ONE_OF", Map.of("known", List.of("true", "false")));
                yield null;
            }
        };
    }

    /** A constant of an enum that must be there. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return oneOf(
                column,
                text -> constants.stream()
                        .filter(one -> one.name().equals(text))
                        .findFirst(),
                constants.stream().map(Enum::name).toList(),
                constants.getFirst());
    }

    /** A constant of an enum; the default when missing. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> type, E missing) {
        return raw(column).isEmpty() ? missing : oneOf(column, type);
    }

    /** A constant of an enum that may be missing; null then. */
    public <E extends Enum<E>> @Nullable E optionalOneOf(String column, Class<E> type) {
        return raw(column).isEmpty() ? null : oneOf(column, type);
    }

    /**
     * A value that a reader knows.
     *
     * @param known what can be written, for the mistake's text
     * @param harmless stands in for a wrong value
     */
    public <T> T oneOf(String column, Function<String, Optional<T>> reader, List<String> known, T harmless) {
        return reader.apply(raw(column)).orElseGet(() -> {
            mistake(column, "ONE_OF", Map.of("known", known));
            return harmless;
        });
    }

    /** Notes that a value is wrong. */
    public void mistake(String column, String code, Map<String, Object> facts) {
        mistakes.add(new CsvMistake(line, column, raw(column), code, facts));
    }

    long line() {
        return line;
    }

    List<CsvMistake> mistakes() {
        return mistakes;
    }

    private String raw(String column) {
        Integer position = positions.get(column);
        return position == null || position >= fields.size()
                ? ""
                : fields.get(position).strip();
    }
}
