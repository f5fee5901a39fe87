package dev.haksa.shared.http;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads repeatable query parameters and collects what cannot be read. */
public final class QueryValues {
    private static final List<String> TRUTH = List.of("true", "false");

    private QueryValues() {}

    /** Ids; 400 naming each value that is none. */
    public static Set<Integer> ids(String name, @Nullable List<String> given) {
        return orThrow(mistakes -> ids(mistakes, name, given));
    }

    /** Constants of an enum; 400 naming each value that is none. */
    public static <E extends Enum<E>> Set<E> constants(Class<E> type, String name, @Nullable List<String> given) {
        return orThrow(mistakes -> constants(mistakes, type, name, given));
    }

    /** Exactly {@code true} or {@code false}; a misspelt dry run must not write. */
    public static boolean truth(String name, String given) {
        if (!TRUTH.contains(given)) {
            throw ProblemException.invalid(List.of(notOneOf(name, given, TRUTH)), null);
        }
        return Boolean.parseBoolean(given);
    }

    /** Ids; adds each value that is none to the mistakes. */
    public static Set<Integer> ids(List<InputViolation> mistakes, String name, @Nullable List<String> given) {
        return read(mistakes, name, given, Integer::valueOf, List.of("1, 2, 3 …"));
    }

    /** Constants of an enum; adds each value that is none to the mistakes. */
    public static <E extends Enum<E>> Set<E> constants(
            List<InputViolation> mistakes, Class<E> type, String name, @Nullable List<String> given) {
        List<String> allowed =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return read(mistakes, name, given, text -> Enum.valueOf(type, text), allowed);
    }

    /** The mistake of a value that is not among those allowed. */
    public static InputViolation notOneOf(String name, String value, List<String> allowed) {
        return new InputViolation("NOT_ONE_OF", "?" + name, Map.of("value", value, "allowed", allowed));
    }

    private static <T> Set<T> read(
            List<InputViolation> mistakes,
            String name,
            @Nullable List<String> given,
            Function<String, T> reader,
            List<String> allowed) {
        Set<T> values = new HashSet<>();
        for (String text : given == null ? List.<String>of() : given) {
            try {
                values.add(reader.apply(text));
            } catch (IllegalArgumentException e) {
                mistakes.add(notOneOf(name, text, allowed));
            }
        }
        return values;
    }

    private static <T> T orThrow(Function<List<InputViolation>, T> reader) {
        List<InputViolation> mistakes = new ArrayList<>();
        T value = reader.apply(mistakes);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return value;
    }
}
