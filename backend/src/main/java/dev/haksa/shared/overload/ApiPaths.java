package dev.haksa.shared.overload;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
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

    /** Whether a file is sent: there is a body, and it is neither JSON nor a form's fields, which are small. */
    static boolean isUpload(HttpServerRequest request) {
        @Nullable String type = request.getHeader("Content-Type");
        return !isRead(request) && hasBody(request) && type != null && isFile(type);
    }

    private static boolean hasBody(HttpServerRequest request) {
        @Nullable String length = request.getHeader("Content-Length");
        boolean unknown = request.getHeader("Transfer-Encoding") != null || request.version() == HttpVersion.HTTP_2;
        return length == null ? unknown : !length.equals("0");
    }

    /** By the type alone, without its parameters, as operations are found; {@code *}{@code /json} is any type. */
    static boolean isFile(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return !bare.equals("application/json")
                && !bare.equals("application/x-www-form-urlencoded")
                && !(bare.startsWith("application/") && bare.endsWith("+json"));
    }
}
