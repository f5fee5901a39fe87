package dev.haksa.shared.http;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemPages;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * JSON bodies are small: more than the limit is refused before a byte is read. A JSON body must say its length, since
 * one of unknown length could grow behind our back. Other bodies (imports) have the server's own, larger limit.
 */
@ApplicationScoped
public class BodyLimits {
    private static final int FILTER_PRIORITY = 9_000;

    private final ProblemPages problems;
    private final long jsonLimit;

    BodyLimits(
            ProblemPages problems,
            @ConfigProperty(name = "haksa.http.max-json-bytes", defaultValue = "65536") long jsonLimit) {
        this.problems = problems;
        this.jsonLimit = jsonLimit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String type = request.getHeader("Content-Type");
        if (type == null || !isLimited(type.toLowerCase(Locale.ROOT))) {
            context.next();
            return;
        }
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") != null) {
            problems.fail(context, new ProblemException(ProblemType.LENGTH_REQUIRED, Map.of()));
        } else if (length != null && Long.parseLong(length) > jsonLimit) {
            // The body is not read, so the connection cannot serve another request.
            context.response().putHeader("Connection", "close");
            problems.fail(context, new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of("limitBytes", jsonLimit)));
        } else {
            context.next();
        }
    }

    private static boolean isLimited(String type) {
        return type.contains("json") || type.startsWith("application/x-www-form-urlencoded");
    }
}
