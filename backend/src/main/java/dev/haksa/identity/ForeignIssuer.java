package dev.haksa.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A foreign OIDC issuer and its keys. They are fetched at the start, regularly, and when a token names one that is not
 * known; that token is refused, the next one finds the key.
 */
@ApplicationScoped
class ForeignIssuer {
    private static final Logger LOG = Logger.getLogger(ForeignIssuer.class);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final int OK = 200;

    private final IdentityConfig.Oidc config;
    private final boolean configured;
    private final Clock clock;
    private final HttpClient client;
    private final AtomicLong lastFetch = new AtomicLong();
    private volatile Map<String, Key> keys = Map.of();

    ForeignIssuer(IdentityConfig config, Vertx vertx, Clock clock) {
        this.config = config.oidc();
        this.clock = clock;
        this.client = vertx.createHttpClient();
        this.configured = this.config.issuer().isPresent();
        boolean complete =
                this.config.jwksUrl().isPresent() && this.config.audience().isPresent();
        if (configured && !complete) {
            throw new IllegalStateException(
                    "haksa.identity.oidc.issuer is set, so haksa.identity.oidc.jwks-url and haksa.identity.oidc.audience must be set too.");
        }
        if (config.issuer().equals(this.config.issuer().orElse(null))) {
            throw new IllegalStateException(
                    "haksa.identity.oidc.issuer is our own issuer (haksa.identity.issuer); it must be another.");
        }
    }

    void start(@Observes StartupEvent event) {
        if (configured) {
            fetchUnlessJustDone();
        }
    }

    /** Whether a token with this {@code iss} claim has to be one of the foreign issuer. */
    boolean issued(@Nullable String issuer) {
        return configured && issuer().equals(issuer);
    }

    String issuer() {
        return config.issuer().orElseThrow();
    }

    String audience() {
        return config.audience().orElseThrow();
    }

    String loginNameClaim() {
        return config.loginNameClaim();
    }

    /** A key of the issuer; null when it is not known (yet). */
    @Nullable
    Key find(String kid) {
        Key key = keys.get(kid);
        if (key == null) {
            fetchUnlessJustDone();
        }
        return key;
    }

    @Scheduled(
            every = "${haksa.identity.oidc.refresh-every:PT15M}",
            delayed = "${haksa.identity.oidc.refresh-every:PT15M}")
    Uni<Void> fetchRegularly() {
        return configured
                ? fetch().onFailure().invoke(ForeignIssuer::warn)
                : Uni.createFrom().voidItem();
    }

    private void fetchUnlessJustDone() {
        long now = clock.millis();
        long last = lastFetch.get();
        if (now - last > LEAST_PAUSE.toMillis() && lastFetch.compareAndSet(last, now)) {
            fetchAside();
        }
    }

    private void fetchAside() {
        fetch().subscribe().with(done -> LOG.debug("fetched keys of the foreign issuer"), ForeignIssuer::warn);
    }

    private Uni<Void> fetch() {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.jwksUrl().orElseThrow())
                .setTimeout(TIMEOUT_MILLIS);
        return client.request(request)
                .chain(HttpClientRequest::send)
                .chain(ForeignIssuer::body)
                .invoke(body -> keys = parse(body.toString()))
                .replaceWithVoid();
    }

    private static Uni<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == OK
                ? response.body()
                : Uni.createFrom().failure(new IllegalStateException("status " + response.statusCode()));
    }

    private static Map<String, Key> parse(String jwks) {
        try {
            Map<String, Key> parsed = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(jwks).getJsonWebKeys()) {
                if (key.getKeyId() != null && !Use.ENCRYPTION.equals(key.getUse())) {
                    parsed.put(key.getKeyId(), key.getKey());
                }
            }
            return Map.copyOf(parsed);
        } catch (JoseException e) {
            throw new IllegalStateException("not a JSON Web Key Set", e);
        }
    }

    private static void warn(Throwable failure) {
        LOG.warnf("The keys of the foreign issuer could not be fetched: %s", failure.getMessage());
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }
}
