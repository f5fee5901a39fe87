package dev.haksa.shared.http;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemPages;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The server itself takes bodies as large as the largest operation does; everywhere else they end much earlier. The
 * operations named here write what they receive to disk piece by piece and have limits of their own.
 */
@ApplicationScoped
public class LargeBodies {
    private static final Set<String> STREAMED = Set.of("/api/v1/photo-imports");

    private final ProblemPages problems;
    private final long limit;

    LargeBodies(
            ProblemPages problems,
            @ConfigProperty(name = "haksa.http.max-body-bytes", defaultValue = "26214400") long limit) {
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (STREAMED.contains(context.normalizedPath())) {
            context.next();
            return;
        }
        String length = context.request().getHeader("Content-Length");
        if (length == null && isForm(context.request())) {
            problems.failUnread(context, new ProblemException(ProblemType.LENGTH_REQUIRED, Map.of()));
        } else if (length == null) {
            // Of unknown length: whoever reads it into memory stops there.
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
            context.next();
        } else if (isMore(length)) {
            problems.failUnread(context, new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of("limitBytes", limit)));
        } else {
            context.next();
        }
    }

    /** A form goes to disk as a whole before anybody could count it. */
    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** What is no number is no small one. */
    private boolean isMore(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
