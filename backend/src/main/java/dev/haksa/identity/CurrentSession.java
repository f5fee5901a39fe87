package dev.haksa.identity;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Knows which login the current request belongs to. */
@ApplicationScoped
public class CurrentSession {
    private final Callers callers;
    private final CurrentIdentityAssociation identities;

    CurrentSession(Callers callers, CurrentIdentityAssociation identities) {
        this.callers = callers;
        this.identities = identities;
    }

    /**
     * Who calls, and by which login.
     *
     * @param session id of the family of refresh tokens; null for tokens that come from elsewhere
     */
    public record Current(Caller caller, @Nullable UUID session) {}

    /** Who calls now; only where the request has been authenticated. */
    public Uni<Current> current() {
        return Uni.combine()
                .all()
                .unis(callers.current(), identities.getDeferredIdentity())
                .with((caller, identity) -> new Current(caller, session(identity)));
    }

    private static @Nullable UUID session(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(Sessions.CLAIM_SESSION) instanceof String id
                ? UUID.fromString(id)
                : null;
    }
}
