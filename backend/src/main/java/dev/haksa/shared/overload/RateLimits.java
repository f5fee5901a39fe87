package dev.haksa.shared.overload;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemPages;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Ticks;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often an account may ask this instance, and how often somebody at an address may try to sign in. A
 * repetition of a request that was let through a short while ago is let through too, so that the limit never changes
 * what comes of repeating a request. Answers tell what is left in the header fields of the IETF's draft
 * (draft-ietf-httpapi-ratelimit-headers-11).
 */
@ApplicationScoped
public class RateLimits {
    /** After Quarkus has made the identity available (200), before anything is decided on it (100). */
    private static final int FILTER_PRIORITY = 120;

    private static final long FORGET_EVERY_MILLIS = 10_000;
    private static final long MARK_SEED = 0xcbf29ce484222325L;
    private static final long MARK_FACTOR = 0x100000001b3L;

    private final ProblemPages problems;
    private final Ticks ticks;
    private final boolean enabled;
    private final int mostClients;
    private final RatePolicy people;
    private final RatePolicy integrations;
    private final RatePolicy addresses;
    private final Map<String, ClientRate> clients = new ConcurrentHashMap<>();

    RateLimits(ProblemPages problems, RateLimitConfig config, Ticks ticks) {
        this.problems = problems;
        this.ticks = ticks;
        this.enabled = config.enabled();
        this.mostClients = config.clients();
        this.people = policy(
                config, "people", config.people().perSecond(), config.people().burst());
        this.integrations = policy(
                config,
                "integrations",
                config.integrations().perSecond(),
                config.integrations().burst());
        this.addresses = policy(
                config,
                "addresses",
                config.addresses().perSecond(),
                config.addresses().burst());
    }

    private static RatePolicy policy(RateLimitConfig config, String name, int perSecond, int burst) {
        return new RatePolicy(name, perSecond, burst, config.repeatedWithin(), config.repetitions());
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::check, FILTER_PRIORITY);
        }
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(FORGET_EVERY_MILLIS, timer -> forget());
    }

    private void check(RoutingContext routing) {
        if (!ApiPaths.isLimited(routing.request())) {
            routing.next();
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(routing, null)
                .subscribe()
                .with(identity -> check(routing, identity), failure -> routing.next());
    }

    private void check(RoutingContext routing, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            admit(routing, token.getSubject(), identity.hasRole(Roles.INTEGRATION) ? integrations : people);
        } else if (ApiPaths.isSignIn(routing.request())) {
            admit(routing, routing.request().remoteAddress().hostAddress(), addresses);
        } else {
            routing.next();
        }
    }

    private void admit(RoutingContext routing, String client, RatePolicy policy) {
        long now = ticks.nanos();
        @Nullable ClientRate rate = rate(policy.name() + " " + client, policy, now);
        if (rate == null) {
            routing.next();
            return;
        }
        ClientRate.Verdict verdict = rate.admit(mark(routing.request()), now);
        routing.response()
                .putHeader("RateLimit-Policy", policy.field())
                .putHeader(
                        "RateLimit",
                        "\"" + policy.name() + "\";r=" + verdict.remaining() + ";t=" + verdict.resetSeconds());
        if (verdict.isAdmitted()) {
            routing.next();
        } else {
            problems.fail(routing, ProblemException.tooMany(verdict.retryAfterSeconds()));
        }
    }

    private @Nullable ClientRate rate(String client, RatePolicy policy, long now) {
        @Nullable ClientRate known = clients.get(client);
        if (known != null || clients.size() >= mostClients) {
            return known;
        }
        return clients.computeIfAbsent(client, key -> new ClientRate(policy, now));
    }

    private void forget() {
        long now = ticks.nanos();
        clients.values().removeIf(client -> client.isForgettable(now));
    }

    /**
     * The same for identical requests. Bodies are not read for it: their length, and the headers that make a repetition
     * safe, stand for them.
     */
    private static long mark(HttpServerRequest request) {
        long mark = add(MARK_SEED, request.method().name());
        mark = add(mark, request.uri());
        mark = add(mark, request.getHeader("Idempotency-Key"));
        mark = add(mark, request.getHeader("If-Match"));
        return add(mark, request.getHeader("Content-Length"));
    }

    private static long add(long mark, @Nullable String text) {
        long sum = (mark ^ '|') * MARK_FACTOR;
        for (int i = 0; text != null && i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * MARK_FACTOR;
        }
        return sum;
    }
}
