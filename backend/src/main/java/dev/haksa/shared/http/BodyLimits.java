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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * JSON bodies are small: more than the limit is refused before a byte is read. A JSON body must say its length, since
 * one of unknown length could grow behind our back. Other bodies (imports) have the server's own, larger limit.
 */
@ApplicationScoped
public class BodyLimits {
    /** OAuth 2.0 alone speaks in forms. */
    private static final String FORM_PATH = "/oauth2/";

    private static final int FILTER_PRIORITY = 9_000;
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

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
        if (isJson(type) ? namesOtherCharset(type) : isUnexpectedForm(request)) {
            problems.fail(context, new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of()));
            return;
        }
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") != null) {
            problems.fail(context, new ProblemException(ProblemType.LENGTH_REQUIRED, Map.of()));
        } else if (length != null && isMore(length)) {
            problems.failUnread(
                    context, new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of("limitBytes", jsonLimit)));
        } else {
            context.next();
        }
    }

    /** What is no number is no small one. */
    private boolean isMore(String length) {
        try {
            return Long.parseLong(length) > jsonLimit;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** JSON is UTF-8 (RFC 8259); another declared encoding would be read wrongly, so it is refused. */
    private static boolean namesOtherCharset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        return matcher.find() && !UTF_8.contains(matcher.group(1).toLowerCase(Locale.ROOT));
    }

    /** Parameters say nothing about it: the boundary of a form is any text. */
    private static boolean isJson(String type) {
        return type.split(";", 2)[0].toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean isUnexpectedForm(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean empty = length == null ? request.getHeader("Transfer-Encoding") == null : length.equals("0");
        return !empty && !request.path().startsWith(FORM_PATH);
    }

    private static boolean isLimited(String type) {
        return isJson(type) || type.startsWith("application/x-www-form-urlencoded");
    }
}
