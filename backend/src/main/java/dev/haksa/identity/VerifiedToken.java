package dev.haksa.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * The bearer of a token, with claims that were read once: the library reads a claim anew each time, and throws and
 * catches an exception for every one that it has no constant for. The token itself is not kept.
 */
final class VerifiedToken extends JWTCallerPrincipal {
    private final Map<String, Object> claims = new HashMap<>();

    VerifiedToken(JwtClaims verified) {
        super(null, "at+jwt");
        JWTCallerPrincipal read = new DefaultJWTCallerPrincipal(verified);
        for (String name : read.getClaimNames()) {
            Object value = read.getClaim(name);
            if (value != null) {
                claims.put(name, value);
            }
        }
    }

    @Override
    public Set<String> getGroups() {
        Set<String> groups = getClaim("groups");
        return groups == null ? Set.of() : groups;
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
