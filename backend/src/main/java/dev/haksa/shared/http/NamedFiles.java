package dev.haksa.shared.http;

import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A file that is sent says what it is: the platform gives a body without type to any operation, but what uploads may cost
 * is bounded by their type. Tables need not, which are small and come from staff.
 */
public class NamedFiles {
    private static final Set<String> NO_FILES =
            Set.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED, CsvFile.MEDIA_TYPE);
    private static final Map<Method, Boolean> KNOWN = new ConcurrentHashMap<>();

    /** Refuses with 415 what has no type, where files are taken. */
    @ServerRequestFilter
    public void check(ResourceInfo operation, ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null
                && KNOWN.computeIfAbsent(operation.getResourceMethod(), NamedFiles::takesFiles)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of());
        }
    }

    private static boolean takesFiles(Method method) {
        @Nullable Consumes own = method.getAnnotation(Consumes.class);
        @Nullable Consumes consumes = own == null ? method.getDeclaringClass().getAnnotation(Consumes.class) : own;
        return consumes != null && !NO_FILES.containsAll(Set.of(consumes.value()));
    }
}
