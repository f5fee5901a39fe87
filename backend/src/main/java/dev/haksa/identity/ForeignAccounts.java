package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.LoginNames;
import dev.haksa.identity.store.AccountLookup;
import dev.haksa.shared.security.Callers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bearer of a foreign token into the caller whom our database knows by that login name: with our roles,
 * never with those that the token claims. What the token proves is only who it is, so an account that waits for its
 * activation may be used as well; a disabled one may not. A change of roles or state takes effect within
 * {@value #REMEMBERED_SECONDS} seconds.
 */
@ApplicationScoped
public class ForeignAccounts implements SecurityIdentityAugmentor {
    static final int REMEMBERED_SECONDS = 10;

    private static final int REMEMBERED_ACCOUNTS = 20_000;

    private final ForeignIssuer foreign;
    private final AccountLookup accounts;
    private final Clock clock;
    private final ExpiringCache<AccountFacts> remembered = new ExpiringCache<>(REMEMBERED_ACCOUNTS);

    ForeignAccounts(ForeignIssuer foreign, AccountLookup accounts, Clock clock) {
        this.foreign = foreign;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || !foreign.issued(token.getIssuer())) {
            return Uni.createFrom().item(identity);
        }
        Object claim = token.getClaim(foreign.loginNameClaim());
        return claim instanceof String loginName
                ? account(LoginNames.normalise(loginName)).map(account -> known(identity, token, account))
                : Uni.createFrom().failure(new AuthenticationFailedException("no login name in the token"));
    }

    private Uni<AccountFacts> account(String loginName) {
        Instant now = clock.instant();
        AccountFacts known = remembered.get(loginName, now);
        return known != null
                ? Uni.createFrom().item(known)
                : accounts.byLoginName(loginName).map(account -> remember(account, now));
    }

    private AccountFacts remember(@Nullable AccountFacts account, Instant now) {
        if (account == null || account.state() == AccountState.DISABLED) {
            throw new AuthenticationFailedException("no such account");
        }
        remembered.put(account.loginName(), account, now.plus(Duration.ofSeconds(REMEMBERED_SECONDS)));
        return account;
    }

    private static SecurityIdentity known(SecurityIdentity identity, JsonWebToken token, AccountFacts account) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(token.getIssuer());
        claims.setSubject(account.id().toString());
        claims.setClaim("exp", token.getExpirationTime());
        claims.setStringClaim(Callers.CLAIM_NAME, account.displayName());
        claims.setStringListClaim("groups", List.copyOf(account.roleNames()));
        claims.setClaim(Callers.CLAIM_DEPARTMENTS, List.copyOf(account.departments()));
        if (account.studentNumber() != null) {
            claims.setStringClaim(Callers.CLAIM_STUDENT_NUMBER, account.studentNumber());
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(bearer(claims))
                .addRoles(account.roleNames())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }

    private static VerifiedToken bearer(JwtClaims claims) {
        try {
            return new VerifiedToken(claims);
        } catch (MalformedClaimException e) {
            throw new IllegalStateException(e);
        }
    }
}
