package dev.haksa.shared.security;

import dev.haksa.shared.http.Correlation;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Knows who makes the current request. */
@ApplicationScoped
public class Callers {
    /** Claim with the display name. */
    public static final String CLAIM_NAME = "name";
    /** Claim with the student number of the account's own record. */
    public static final String CLAIM_STUDENT_NUMBER = "student_number";
    /** Claim with the ids of the departments that the staff roles are limited to. */
    public static final String CLAIM_DEPARTMENTS = "departments";

    private final CurrentIdentityAssociation identities;
    private final Correlation correlation;

    Callers(CurrentIdentityAssociation identities, Correlation correlation) {
        this.identities = identities;
        this.correlation = correlation;
    }

    /** The caller of the current request; only where the request has been authenticated. */
    public Uni<Caller> current() {
        return identities.getDeferredIdentity().map(this::caller);
    }

    private Caller caller(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new io.quarkus.security.UnauthorizedException();
        }
        String name = token.getClaim(CLAIM_NAME);
        return new Caller(
                token.getSubject(),
                Objects.requireNonNullElse(name, token.getSubject()),
                identity.getRoles(),
                departments(token.getClaim(CLAIM_DEPARTMENTS)),
                token.getClaim(CLAIM_STUDENT_NUMBER),
                correlation.id());
    }

    private static Set<Integer> departments(@Nullable Object claim) {
        return claim instanceof Collection<?> ids
                ? ids.stream()
                        .map(id -> id instanceof JsonNumber number ? number.intValue() : ((Number) id).intValue())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
