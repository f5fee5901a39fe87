package dev.haksa.identity;

import dev.haksa.identity.keys.SigningKey;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.shared.security.Callers;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues short-lived access tokens (RFC 9068) signed with RS256. */
@ApplicationScoped
public class AccessTokens {
    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;
    private final Duration lifetime;

    AccessTokens(SigningKeys keys, Clock clock, IdentityConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.issuer = config.issuer();
        this.lifetime = config.accessTokenLifetime();
    }

    /** How long a token is valid. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The {@code iss} claim of our tokens. */
    public String issuer() {
        return issuer;
    }

    /**
     * What a token says about its bearer.
     *
     * @param subject account id or client id
     * @param roles roles, and scopes with the prefix {@code scope:}
     * @param departments limits of staff roles; empty for none
     */
    public record Bearer(
            String subject,
            String name,
            Set<String> roles,
            Set<Integer> departments,
            @Nullable String studentNumber) {}

    /** A signed token. */
    public String issue(Bearer bearer) {
        return issue(bearer, Map.of());
    }

    /** A signed token with further claims. */
    public String issue(Bearer bearer, Map<String, Object> furtherClaims) {
        Instant now = clock.instant();
        SigningKey key = keys.current();
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .subject(bearer.subject())
                .audience(issuer)
                .groups(bearer.roles())
                .claim(Callers.CLAIM_NAME, bearer.name())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        if (!bearer.departments().isEmpty()) {
            claims.claim(Callers.CLAIM_DEPARTMENTS, bearer.departments());
        }
        if (bearer.studentNumber() != null) {
            claims.claim(Callers.CLAIM_STUDENT_NUMBER, bearer.studentNumber());
        }
        furtherClaims.forEach(claims::claim);
        return claims.jws().keyId(key.kid()).header("typ", "at+jwt").sign(key.privateKey());
    }
}
