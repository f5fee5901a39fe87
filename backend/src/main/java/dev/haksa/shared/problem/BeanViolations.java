package dev.haksa.shared.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes Bean Validation's findings with pointers and our codes; method names never show. */
final class BeanViolations {
    private static final Map<Class<? extends Annotation>, String> CODES = Map.of(
            NotNull.class, "REQUIRED",
            NotBlank.class, "REQUIRED",
            NotEmpty.class, "REQUIRED",
            Size.class, "LENGTH_OUT_OF_RANGE",
            Min.class, "TOO_SMALL",
            Max.class, "TOO_LARGE",
            Pattern.class, "WRONG_PATTERN",
            AssertTrue.class, "INCONSISTENT");

    private BeanViolations() {}

    static List<InputViolation> of(Set<ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(BeanViolations::one)
                .sorted(Comparator.comparing(InputViolation::pointer).thenComparing(InputViolation::code))
                .toList();
    }

    private static InputViolation one(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        Map<String, Object> facts = new HashMap<>();
        for (String name : List.of("min", "max", "value", "regexp")) {
            Object value = attributes.get(name);
            if (value != null) {
                facts.put(name, value);
            }
        }
        Class<? extends Annotation> kind =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        return new InputViolation(
                CODES.getOrDefault(kind, "INVALID_VALUE"), pointer(violation.getPropertyPath()), facts);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(node.getName());
                }
            }
        }
        return pointer.isEmpty() ? "?" + parameter : pointer.toString();
    }
}
