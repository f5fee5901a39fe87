package dev.haksa.live.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Until when the caller of the current request is believed. */
@ApplicationScoped
class TokenExpiry {
    private final CurrentIdentityAssociation identities;

    TokenExpiry(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    Uni<Instant> current() {
        return identities.getDeferredIdentity().map(TokenExpiry::of);
    }

    private static Instant of(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.MIN;
    }
}
