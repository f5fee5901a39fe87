package dev.haksa.shared.overload;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests limits apply to. Health, metrics and the status of the service are never turned away. */
final class ApiPaths {
    private static final String STATUS = "/api/v1/status";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private ApiPaths() {}

    static boolean isLimited(HttpServerRequest request) {
        @Nullable String path = request.path();
        return path != null && (path.startsWith("/api/") || path.startsWith("/oauth2/")) && !path.startsWith(STATUS);
    }

    /** Whether somebody without an account proves who he is, or tries to. */
    static boolean isSignIn(HttpServerRequest request) {
        return !isRead(request)
                && (request.path().startsWith("/api/v1/auth/") || request.path().startsWith("/oauth2/"));
    }

    static boolean isRead(HttpServerRequest request) {
        return READS.contains(request.method());
    }

    static boolean isDryRun(HttpServerRequest request) {
        @Nullable String query = request.query();
        return query != null && List.of(query.split("&", -1)).contains("dryRun=true");
    }

    /** Files; everything else is JSON, which is small. */
    static boolean isUpload(HttpServerRequest request) {
        @Nullable String type = request.getHeader("Content-Type");
        return !isRead(request) && type != null && !type.contains("json") && !type.contains("form-urlencoded");
    }
}
