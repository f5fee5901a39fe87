package dev.haksa.identity;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * The bearer of a token, with claims that were read once: the library's own class reads a claim anew each time, and
 * throws and catches an exception for every one that it has no constant for. The token itself is not kept.
 */
final class VerifiedToken extends JWTCallerPrincipal {
    private static final String GROUPS = "groups";
    private static final String AUDIENCE = "aud";

    private final Map<String, Object> claims;

    /** @throws MalformedClaimException when groups or audience are no texts */
    VerifiedToken(JwtClaims verified) throws MalformedClaimException {
        super(null, "at+jwt");
        claims = new HashMap<>(verified.getClaimsMap());
        if (verified.hasClaim(AUDIENCE)) {
            claims.put(AUDIENCE, Set.copyOf(verified.getAudience()));
        }
        claims.put(
                GROUPS,
                verified.hasClaim(GROUPS) ? Set.copyOf(verified.getStringListClaimValue(GROUPS)) : Set.<String>of());
    }

    @Override
    protected Collection<String> doGetClaimNames() {
        return Set.copyOf(claims.keySet());
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
        return claims.get(name);
    }
}
