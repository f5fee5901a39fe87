package dev.haksa.regulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Readers of parameter values; each throws {@link IllegalArgumentException} that says what to write instead. */
public final class ParameterReaders {
    private ParameterReaders() {}

    /** A whole number. */
    public static int wholeNumber(JsonNode value) {
        if (!value.isInt()) {
            throw new IllegalArgumentException("Write a whole number.");
        }
        return value.intValue();
    }

    /** A decimal number, exactly as written. */
    public static BigDecimal decimal(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("Write a number.");
        }
        return new BigDecimal(value.asText());
    }

    /** One constant of an enum. */
    public static <E extends Enum<E>> Function<JsonNode, E> oneOf(Class<E> type) {
        return value -> constant(type, value);
    }

    /** A set of constants of an enum; not empty. */
    public static <E extends Enum<E>> Function<JsonNode, Set<E>> setOf(Class<E> type) {
        return value -> {
            Set<E> constants = EnumSet.noneOf(type);
            listOf(item -> constant(type, item)).apply(value).forEach(constants::add);
            return Set.copyOf(constants);
        };
    }

    /** A list of at least one value. */
    public static <T> Function<JsonNode, List<T>> listOf(Function<JsonNode, T> reader) {
        return value -> {
            if (!value.isArray() || value.isEmpty()) {
                throw new IllegalArgumentException("Write a list with at least one entry, like [A, B].");
            }
            List<T> items = new ArrayList<>();
            value.forEach(item -> items.add(reader.apply(item)));
            return List.copyOf(items);
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> value.isTextual() && constant.name().equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Write one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
    }
}
