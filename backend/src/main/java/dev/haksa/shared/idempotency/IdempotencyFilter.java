package dev.haksa.shared.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jspecify.annotations.Nullable;

/** Stands before and after operations that are {@link Idempotent}. */
public class IdempotencyFilter {
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String PROPERTY = "haksa.idempotency";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int SERVER_ERROR = 500;
    /** Answers that tell about the caller or the moment rather than about the request. */
    private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 429);

    private final IdempotencyStore store;
    private final Callers callers;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotencyFilter(IdempotencyStore store, Callers callers, ObjectMapper json, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.json = json;
        this.clock = clock;
    }

    /** Claims the key before the operation runs; null lets it run. */
    @Idempotent
    @ServerRequestFilter
    @WithFormRead
    public Uni<@Nullable Response> before(ContainerRequestContext context) {
        String key = context.getHeaderString(Idempotent.HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid("INVALID_IDEMPOTENCY_KEY", "header:" + Idempotent.HEADER, Map.of());
        }
        String hash = hash(context);
        return callers.current()
                .map(caller -> request(context, caller, key, hash))
                .chain(request -> store.claim(request).map(claim -> proceed(context, request, claim)));
    }

    /** Keeps the answer after the operation ran, or gives the key back. */
    @Idempotent
    @ServerResponseFilter
    public Uni<Void> after(ContainerRequestContext context, ContainerResponseContext answer) {
        if (!(context.getProperty(PROPERTY) instanceof KeptRequest request)) {
            return Uni.createFrom().voidItem();
        }
        int status = answer.getStatus();
        Uni<Void> outcome = status >= SERVER_ERROR || NOT_KEPT.contains(status)
                ? store.release(request)
                : store.finish(request, kept(answer));
        return outcome.onFailure()
                .invoke(failure -> LOG.warnf(failure, "the answer to key %s could not be kept", request.key()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> purge() {
        return store.purge(clock.instant());
    }

    private KeptRequest request(ContainerRequestContext context, Caller caller, String key, String hash) {
        String operation = context.getMethod() + " "
                + context.getUriInfo().getRequestUri().getRawPath() + "?"
                + context.getUriInfo().getRequestUri().getRawQuery();
        return new KeptRequest(
                caller.id(), key, operation, hash, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static @Nullable Response proceed(ContainerRequestContext context, KeptRequest request, Claim claim) {
        return switch (claim) {
            case Claim.Run _ -> {
                context.setProperty(PROPERTY, request);
                yield null;
            }
            case Claim.Replay replay -> replay(replay.answer());
            case Claim.InProgress _ ->
                throw new ProblemException(ProblemType.REQUEST_IN_PROGRESS, Map.of("retryAfterSeconds", 1));
            case Claim.Reused _ -> throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, Map.of());
        };
    }

    private static Response replay(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .header(Idempotent.REPLAYED_HEADER, true)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.etag())
                .header(HttpHeaders.CONTENT_LANGUAGE, answer.language());
        return answer.body() == null
                ? response.build()
                : response.entity(answer.body()).type(answer.mediaType()).build();
    }

    private KeptAnswer kept(ContainerResponseContext answer) {
        return new KeptAnswer(
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.LOCATION),
                answer.getHeaderString(HttpHeaders.ETAG),
                mediaType(answer),
                answer.getHeaderString(HttpHeaders.CONTENT_LANGUAGE),
                body(answer.getEntity()));
    }

    /** Without one said, JSON: it is negotiated only after the filters, and there is nothing else to negotiate. */
    private static String mediaType(ContainerResponseContext answer) {
        return answer.getMediaType() == null
                ? MediaType.APPLICATION_JSON
                : answer.getMediaType().toString();
    }

    private @Nullable String body(@Nullable Object entity) {
        try {
            return entity == null ? null : entity instanceof String text ? text : json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(ContainerRequestContext context) {
        try {
            byte[] body = context.hasEntity() ? context.getEntityStream().readAllBytes() : new byte[0];
            context.setEntityStream(new ByteArrayInputStream(body));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
