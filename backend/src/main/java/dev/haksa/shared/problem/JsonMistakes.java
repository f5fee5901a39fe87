package dev.haksa.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains why a JSON body could not be read: where, and what was expected there. */
final class JsonMistakes {
    private JsonMistakes() {}

    static ProblemException problem(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                ProblemException.invalid(
                        List.of(new InputViolation(
                                "UNKNOWN_FIELD",
                                pointer(unknown),
                                Map.of("field", unknown.getPropertyName(), "known", known(unknown)))),
                        failure);
            case MismatchedInputException mismatch ->
                ProblemException.invalid(
                        List.of(new InputViolation(
                                "WRONG_TYPE",
                                pointer(mismatch),
                                Map.of("expected", expected(mismatch.getTargetType())))),
                        failure);
            case JsonMappingException mapping
            when mapping.getPath().isEmpty() || mapping.getCause() instanceof StreamReadException -> malformed(failure);
            case JsonMappingException mapping ->
                ProblemException.invalid(
                        List.of(new InputViolation("INVALID_VALUE", pointer(mapping), Map.of())), failure);
            default -> malformed(failure);
        };
    }

    private static ProblemException malformed(JsonProcessingException failure) {
        var location = failure.getLocation();
        return new ProblemException(
                ProblemType.MALFORMED_JSON,
                location == null
                        ? Map.of("line", 1, "column", 1)
                        : Map.of("line", location.getLineNr(), "column", location.getColumnNr()));
    }

    private static List<String> known(UnrecognizedPropertyException failure) {
        Collection<Object> ids = failure.getKnownPropertyIds();
        return ids == null
                ? List.of()
                : ids.stream().map(Object::toString).sorted().toList();
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(reference ->
                        "/" + (reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" | "));
        }
        if (type == Instant.class) {
            return "date-time with offset, e.g. 2026-11-23T10:00:00+09:00";
        }
        if (type == LocalDate.class) {
            return "date, e.g. 2026-11-23";
        }
        if (type == LocalTime.class) {
            return "time, e.g. 09:30";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true | false";
        }
        if (type == BigDecimal.class) {
            return "number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return CharSequence.class.isAssignableFrom(type) ? "text" : "object";
    }
}
