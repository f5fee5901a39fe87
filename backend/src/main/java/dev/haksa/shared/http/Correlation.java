package dev.haksa.shared.http;

import dev.haksa.shared.i18n.Language;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id that answers, logs, audit entries and events share. A client may bring its own in
 * {@code X-Correlation-Id}.
 */
@ApplicationScoped
public class Correlation {
    /** The header that carries the id both ways. */
    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int FILTER_PRIORITY = 10_000;
    private static final String API = "/api/";
    private static final String CONTENT_LANGUAGE = "Content-Language";
    private static final String KEY = "haksa.correlation-id";

    private final CurrentVertxRequest request;

    Correlation(CurrentVertxRequest request) {
        this.request = request;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, FILTER_PRIORITY);
    }

    /** The id of the current request; a new one outside of requests. */
    public String id() {
        RoutingContext context = request.getCurrent();
        return context == null ? newId() : id(context);
    }

    /** The language asked for by the current request. */
    public Language language() {
        RoutingContext context = request.getCurrent();
        return context == null ? Language.KO : language(context);
    }

    /** The id of a request. */
    public String id(RoutingContext context) {
        String id = context.get(KEY);
        return Objects.requireNonNullElseGet(id, Correlation::newId);
    }

    /** The language that a request asks for. */
    public Language language(RoutingContext context) {
        return Language.negotiate(context.request().getHeader("Accept-Language"));
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = accept(request.getHeader(HEADER));
        context.put(KEY, id);
        MDC.put("correlationId", id);
        HttpServerResponse response = context.response();
        response.putHeader(HEADER, id);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        response.putHeader("Referrer-Policy", "no-referrer");
        if (request.path() != null && request.path().startsWith(API)) {
            context.addHeadersEndHandler(ignored -> nameLanguage(context));
        }
        context.next();
    }

    /** Every answer of the API says in which language its texts are. */
    private void nameLanguage(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.headers().contains(CONTENT_LANGUAGE)) {
            response.putHeader(CONTENT_LANGUAGE, language(context).tag());
        }
    }

    private static String accept(@Nullable String offered) {
        return offered != null && ACCEPTABLE.matcher(offered).matches() ? offered : newId();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
