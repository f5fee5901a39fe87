package dev.haksa.shared.http;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the operation does not know, and flags and numbers that are none: a misspelt filter
 * must not answer everything, and a misspelt dry run must not be a real one.
 */
public class StrictQuery {
    /** What bytes become that are no UTF-8, such as Korean in EUC-KR. */
    private static final char UNDECODABLE = '\uFFFD';

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Map<Method, Map<String, Class<?>>> KNOWN = new ConcurrentHashMap<>();

    /** Checks every request that reached an operation. */
    @ServerRequestFilter
    public void check(ResourceInfo operation, ContainerRequestContext request) {
        MultivaluedMap<String, String> sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        Map<String, Class<?>> known = KNOWN.computeIfAbsent(operation.getResourceMethod(), StrictQuery::parameters);
        List<InputViolation> violations = new ArrayList<>();
        new TreeMap<>(sent).forEach((name, values) -> check(name, values, known, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, null);
        }
    }

    private static void check(
            String name, List<String> values, Map<String, Class<?>> known, List<InputViolation> violations) {
        Class<?> type = known.get(name);
        if (values.stream().anyMatch(value -> value.indexOf(UNDECODABLE) >= 0)) {
            violations.add(new InputViolation("NOT_UTF_8", "?" + name, Map.of()));
        }
        if (type == null) {
            violations.add(new InputViolation(
                    "UNKNOWN_PARAMETER", "?" + name, Map.of("name", name, "known", List.copyOf(known.keySet()))));
        } else if (type == boolean.class || type == Boolean.class) {
            require(name, values, FLAG, "true | false", violations);
        } else if (type == int.class || type == Integer.class) {
            require(name, values, WHOLE_NUMBER, "whole number", violations);
        } else if (type.isEnum()) {
            requireConstant(name, values, type, violations);
        }
    }

    private static void requireConstant(
            String name, List<String> values, Class<?> type, List<InputViolation> violations) {
        List<String> allowed =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        if (values.size() != 1 || !allowed.contains(values.getFirst())) {
            violations.add(QueryValues.notOneOf(name, String.join(", ", values), allowed));
        }
    }

    private static void require(
            String name, List<String> values, Pattern pattern, String expected, List<InputViolation> violations) {
        boolean single =
                values.size() == 1 && pattern.matcher(values.getFirst()).matches();
        if (!single) {
            violations.add(new InputViolation("WRONG_TYPE", "?" + name, Map.of("expected", expected)));
        }
    }

    private static Map<String, Class<?>> parameters(Method method) {
        Map<String, Class<?>> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(parameters, parameter, parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(parameters, parameter.getType());
            }
        }
        return parameters;
    }

    private static void addFields(Map<String, Class<?>> parameters, Class<?> bean) {
        for (Field field : bean.getDeclaredFields()) {
            add(parameters, field, field.getType());
        }
        if (bean.isRecord()) {
            for (RecordComponent component : bean.getRecordComponents()) {
                add(parameters, component.getAccessor(), component.getType());
            }
        }
    }

    private static void add(Map<String, Class<?>> parameters, AnnotatedElement element, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            parameters.put(query.value(), type);
        }
    }
}
