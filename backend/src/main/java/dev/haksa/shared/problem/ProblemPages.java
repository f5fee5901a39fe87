package dev.haksa.shared.problem;

import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.SecretPaths;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages behind the {@code type} URIs, and problem answers for what never reaches a resource: unknown paths and
 * bodies over the server's limit.
 */
@ApplicationScoped
public class ProblemPages {
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    /** Of HTTP/2 (RFC 9113 8.1): the answer is complete, and nothing more need be sent. */
    private static final long NO_ERROR = 0;

    private final Correlation correlation;
    private final OfferedMethods methods;

    ProblemPages(Correlation correlation, OfferedMethods methods) {
        this.correlation = correlation;
        this.methods = methods;
    }

    void register(@Observes Router router) {
        router.get("/problems/:slug").handler(this::page);
        router.route().last().handler(context -> fail(context, missing(context)));
        router.errorHandler(NOT_FOUND, context -> fail(context, missing(context)));
        router.errorHandler(
                TOO_LARGE, context -> fail(context, new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of())));
    }

    /** Ends a request with a problem answer, before or beside the resources. */
    public void fail(RoutingContext context, ProblemException failure) {
        if (!context.response().ended() && !context.response().headWritten()) {
            answer(context, failure);
        }
    }

    /** Done when the answer is on its way. */
    private Future<Void> answer(RoutingContext context, ProblemException failure) {
        Language language = correlation.language(context);
        Problem problem = Problem.of(
                failure, language, SecretPaths.masked(context.request().path()), correlation.id(context));
        if (problem.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            context.response().putHeader("Allow", String.valueOf(failure.facts().get("allowed")));
        }
        @Nullable Object retryAfter = failure.facts().get(ProblemException.RETRY_AFTER);
        if (retryAfter != null) {
            context.response().putHeader("Retry-After", retryAfter.toString());
        }
        return context.response()
                .setStatusCode(problem.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Content-Language", language.tag())
                .end(Json.encode(problem));
    }

    /**
     * The same for a request whose body is not read. With HTTP/1 its connection cannot serve another one, and ends; with
     * HTTP/2 the connection serves many at a time and goes on, and only this one is told to send no more.
     */
    public void failUnread(RoutingContext context, ProblemException failure) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (context.request().version() == HttpVersion.HTTP_2) {
            answer(context, failure).onSuccess(sent -> response.reset(NO_ERROR));
        } else {
            response.putHeader("Connection", "close");
            context.addEndHandler(ended -> context.request().connection().close());
            fail(context, failure);
        }
    }

    private ProblemException missing(RoutingContext context) {
        return methods.missing(
                context.request().method().name(), context.request().path());
    }

    private void page(RoutingContext context) {
        Optional<ProblemType> type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.slug().equals(context.pathParam("slug")))
                .findFirst();
        if (type.isEmpty()) {
            fail(context, missing(context));
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'")
                .end(html(type.get()));
    }

    private static String html(ProblemType type) {
        return """
            <!doctype html>
            <html lang="ko">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body>
            <h1>%2$s</h1><p>%3$s</p>
            <h1 lang="en">%4$s</h1><p lang="en">%5$s</p>
            <p>HTTP %6$d · <code>%1$s</code></p>
            </body>
            </html>
            """.formatted(
                        type.slug(),
                        Texts.get(Language.KO, type.slug() + ".title", Map.of()),
                        Texts.get(Language.KO, type.slug() + ".help", Map.of()),
                        Texts.get(Language.EN, type.slug() + ".title", Map.of()),
                        Texts.get(Language.EN, type.slug() + ".help", Map.of()),
                        type.status());
    }
}
