package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.RefreshDecision;
import dev.haksa.identity.store.Account;
import dev.haksa.identity.store.AccountRepository;
import dev.haksa.identity.store.RefreshFamily;
import dev.haksa.identity.store.RefreshFamilyRepository;
import dev.haksa.identity.store.RefreshToken;
import dev.haksa.identity.store.RefreshTokenRepository;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Logins as they go on: each is a family of refresh tokens of which only the newest works. A used one that comes again
 * means that two parties hold it, so the family ends for both.
 */
@ApplicationScoped
public class Sessions {
    /** Claim of access tokens with the id of the family. */
    static final String CLAIM_SESSION = "sid";

    private final RefreshFamilyRepository families;
    private final RefreshTokenRepository refreshTokens;
    private final AccountRepository accounts;
    private final AccessTokens accessTokens;
    private final AccountAudit audit;
    private final Clock clock;
    private final IdentityConfig config;

    Sessions(
            RefreshFamilyRepository families,
            RefreshTokenRepository refreshTokens,
            AccountRepository accounts,
            AccessTokens accessTokens,
            AccountAudit audit,
            Clock clock,
            IdentityConfig config) {
        this.families = families;
        this.refreshTokens = refreshTokens;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** Begins a login; part of the current transaction. */
    Uni<Session> begin(AccountFacts account, Instant now) {
        return families.begin(account.id(), now).chain(family -> next(family.id(), account, now));
    }

    /**
     * Exchanges a refresh token for a new session; roles are read anew.
     *
     * @throws ProblemException 401 when the token cannot be used (any more)
     */
    public Uni<Session> refresh(String refreshToken) {
        return exchange(Secrets.sha256(refreshToken))
                .map(session ->
                        session.orElseThrow(() -> new ProblemException(ProblemType.INVALID_REFRESH_TOKEN, Map.of())));
    }

    /** Ends the family of a token; nothing happens when the token is unknown or its family has ended. */
    @WithTransaction
    public Uni<Void> end(String refreshToken) {
        return refreshTokens
                .familyOf(Secrets.sha256(refreshToken))
                .onItem()
                .ifNotNull()
                .transformToUni(families::lock)
                .onItem()
                .ifNotNull()
                .invoke(family -> family.revoke(clock.instant()))
                .replaceWithVoid();
    }

    /** Ends the logins of an account, except one; part of the current transaction. */
    Uni<Integer> endAll(UUID accountId, @Nullable UUID except, Instant now) {
        return families.revokeAll(accountId, except, now);
    }

    /** A refused exchange must not fail here: revoking the family has to be committed. */
    @WithTransaction
    Uni<Optional<Session>> exchange(byte[] hash) {
        return refreshTokens
                .familyOf(hash)
                .onItem()
                .ifNotNull()
                .transformToUni(families::lock)
                .onItem()
                .ifNotNull()
                .transformToUni(family -> decide(family, hash))
                .onItem()
                .ifNull()
                .continueWith(Optional.empty());
    }

    private Uni<Optional<Session>> decide(RefreshFamily family, byte[] hash) {
        Instant now = clock.instant();
        return refreshTokens.get(hash).chain(token -> switch (RefreshDecision.of(
                now, token.expiresAt(), token.usedAt(), family.revokedAt())) {
            case ROTATE -> rotate(family, token, now);
            case REVOKE_FAMILY -> revoke(family, now);
            case REJECT -> Uni.createFrom().item(Optional.empty());
        });
    }

    private Uni<Optional<Session>> rotate(RefreshFamily family, RefreshToken token, Instant now) {
        token.use(now);
        return accounts.getOrFail(family.accountId())
                .map(Account::facts)
                .chain(account -> account.state() == AccountState.ACTIVE
                        ? next(family.id(), account, now).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Session>> revoke(RefreshFamily family, Instant now) {
        family.revoke(now);
        return accounts.getOrFail(family.accountId())
                .map(Account::facts)
                .chain(account -> audit.recordByOwner(
                        account,
                        "REFRESH_TOKEN_REUSED",
                        Map.of("family", family.id().toString()),
                        now))
                .replaceWith(Optional.empty());
    }

    private Uni<Session> next(UUID familyId, AccountFacts account, Instant now) {
        String token = Secrets.token();
        return refreshTokens
                .add(familyId, Secrets.sha256(token), now, now.plus(config.refreshTokenLifetime()))
                .replaceWith(() -> session(familyId, account, token));
    }

    private Session session(UUID familyId, AccountFacts account, String refreshToken) {
        AccessTokens.Bearer bearer = new AccessTokens.Bearer(
                account.id().toString(),
                account.displayName(),
                account.roleNames(),
                account.departments(),
                account.studentNumber());
        String accessToken = accessTokens.issue(bearer, Map.of(CLAIM_SESSION, familyId.toString()));
        return new Session(accessToken, accessTokens.lifetime(), refreshToken, config.refreshTokenLifetime(), account);
    }
}
