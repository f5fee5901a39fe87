package dev.haksa.shared.overload;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemPages;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Lets no account send more than a few files at a time, so that slow or many uploads of one never take the room of all. A
 * place is held from before the first byte of the file until the answer has ended.
 */
@ApplicationScoped
public class UploadShares {
    /** Right after {@link RateLimits}. */
    private static final int FILTER_PRIORITY = 119;

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ProblemPages problems;
    private final Shares shares;

    UploadShares(ProblemPages problems, OverloadConfig config) {
        this.problems = problems;
        this.shares = new Shares(config.uploadsPerAccount());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!ApiPaths.isLimited(request) || !ApiPaths.isUpload(request)) {
            routing.next();
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(routing, null)
                .subscribe()
                .with(identity -> check(routing, identity), failure -> routing.next());
    }

    private void check(RoutingContext routing, @Nullable SecurityIdentity identity) {
        boolean gone = routing.response().closed();
        if (gone || identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            routing.next();
            return;
        }
        String account = token.getSubject();
        if (shares.take(account)) {
            routing.addEndHandler(ended -> shares.giveBack(account));
            routing.next();
        } else {
            problems.failUnread(routing, ProblemException.tooMany(RETRY_AFTER_SECONDS));
        }
    }
}
