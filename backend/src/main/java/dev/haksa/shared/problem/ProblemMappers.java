package dev.haksa.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.SecretPaths;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place that turns failures into HTTP. No class name, SQL or stack trace ever leaves the house. */
@ApplicationScoped
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Correlation correlation;
    private final OfferedMethods methods;

    ProblemMappers(Correlation correlation, OfferedMethods methods) {
        this.correlation = correlation;
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException failure, HttpServerRequest request) {
        return answer(failure, request);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Response unauthenticated(SecurityException failure, HttpServerRequest request) {
        return answer(new ProblemException(ProblemType.UNAUTHENTICATED, Map.of()), request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, HttpServerRequest request) {
        return answer(new ProblemException(ProblemType.FORBIDDEN, Map.of()), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure, HttpServerRequest request) {
        return answer(ProblemException.invalid(BeanViolations.of(failure.getConstraintViolations()), failure), request);
    }

    /** The platform has a mapper of its own for mismatched input; naming the class here goes before it. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformed(JsonProcessingException failure, HttpServerRequest request) {
        return answer(JsonMistakes.problem(failure), request);
    }

    /** More precise than the one above, since Quarkus brings a mapper for these that tells class names. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure, HttpServerRequest request) {
        return malformed(failure, request);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, HttpServerRequest request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return malformed(json, request);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> answer(ProblemException.invalid("UNREADABLE_INPUT", "", Map.of()), request);
            case 401 -> answer(new ProblemException(ProblemType.UNAUTHENTICATED, Map.of()), request);
            case 403 -> answer(new ProblemException(ProblemType.FORBIDDEN, Map.of()), request);
            case 404 -> answer(methods.missing(request.method().name(), request.path()), request);
            case 405 -> answer(methods.notAllowed(request.method().name(), request.path()), request);
            case 406 -> answer(new ProblemException(ProblemType.NOT_ACCEPTABLE, Map.of()), request);
            case 413 -> answer(new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of()), request);
            case 415 -> answer(new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of()), request);
            default -> unexpected(failure, request);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, HttpServerRequest request) {
        ProblemException known = DatabaseFailures.recognise(failure);
        if (known != null) {
            LOG.warnf("%s %s: %s", request.method(), SecretPaths.masked(request.path()), failure.getMessage());
            return answer(known, request);
        }
        LOG.errorf(failure, "%s %s failed", request.method(), SecretPaths.masked(request.path()));
        return answer(new ProblemException(ProblemType.INTERNAL_ERROR, Map.of()), request);
    }

    private Response answer(ProblemException failure, HttpServerRequest request) {
        Problem problem =
                Problem.of(failure, correlation.language(), SecretPaths.masked(request.path()), correlation.id());
        Response.ResponseBuilder response = Response.status(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, correlation.language().tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == ProblemType.METHOD_NOT_ALLOWED.status()) {
            response.header(HttpHeaders.ALLOW, failure.facts().get("allowed"));
        }
        if (problem.status() == ProblemType.RANGE_NOT_SATISFIABLE.status()) {
            response.header("Content-Range", "bytes */" + failure.facts().get("sizeBytes"));
        }
        @Nullable Object retryAfter = failure.facts().get("retryAfterSeconds");
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.build();
    }
}
