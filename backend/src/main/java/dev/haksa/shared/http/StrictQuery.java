package dev.haksa.shared.http;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the operation does not know: a misspelt filter must not answer everything. */
public class StrictQuery {
    private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    /** Checks every request that reached an operation. */
    @ServerRequestFilter
    public void check(ResourceInfo operation, ContainerRequestContext request) {
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return;
        }
        Set<String> known = KNOWN.computeIfAbsent(operation.getResourceMethod(), StrictQuery::parameters);
        List<InputViolation> unknown = sent.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new InputViolation(
                        "UNKNOWN_PARAMETER", "?" + name, Map.of("name", name, "known", List.copyOf(known))))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown, null);
        }
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                names.addAll(fieldParameters(parameter.getType()));
            }
        }
        return names;
    }

    private static Set<String> fieldParameters(Class<?> bean) {
        Set<String> names = new TreeSet<>();
        for (Field field : bean.getDeclaredFields()) {
            QueryParam query = field.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
        }
        if (bean.isRecord()) {
            Arrays.stream(bean.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .map(accessor -> accessor.getAnnotation(QueryParam.class))
                    .filter(query -> query != null)
                    .forEach(query -> names.add(query.value()));
        }
        return names;
    }
}
