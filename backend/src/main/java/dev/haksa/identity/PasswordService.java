package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.ActivationCodes;
import dev.haksa.identity.domain.LoginNames;
import dev.haksa.identity.domain.PasswordRule;
import dev.haksa.identity.store.Account;
import dev.haksa.identity.store.AccountRepository;
import dev.haksa.identity.store.ActivationCodeRepository;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Setting a password: the first one with an activation code, later ones with the password before. */
@ApplicationScoped
public class PasswordService {
    private final AccountRepository accounts;
    private final ActivationCodeRepository codes;
    private final LoginGuard guard;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AccountAudit audit;
    private final Clock clock;

    PasswordService(
            AccountRepository accounts,
            ActivationCodeRepository codes,
            LoginGuard guard,
            Passwords passwords,
            Sessions sessions,
            AccountAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.guard = guard;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proof of being an account's owner, found good, that waits for the new hash. */
    record Proof(UUID accountId, String loginName, String code) {}

    /** What a current password is checked against. */
    record Current(AccountFacts account, @Nullable String hash) {}

    /**
     * Sets a password with an activation code, which ends all logins of the account.
     *
     * @throws ProblemException 400 for a password against the rule, 401 when name and code do not fit, 429 after too
     *     many failures
     */
    public Uni<Void> activate(String typedName, String typedCode, String newPassword) {
        String loginName = LoginNames.normalise(typedName);
        requireGood(PasswordRule.check(loginName, newPassword, "/newPassword"));
        String code = ActivationCodes.normalise(typedCode);
        return ownerOf(loginName, Secrets.sha256(code))
                .chain(id -> id == null
                        ? guard.countAndFail(loginName, LoginService::invalidCredentials)
                        : Uni.createFrom().item(id))
                .map(id -> new Proof(id, loginName, code))
                .chain(proof -> setFirst(proof, newPassword));
    }

    /**
     * Changes one's own password, which ends all other logins of the account.
     *
     * @param session the login that goes on; null when it is not one of ours
     * @throws ProblemException 400 when the current password is wrong or the new one against the rule, 429 after too
     *     many failures
     */
    public Uni<Void> change(Caller caller, @Nullable UUID session, String currentPassword, String newPassword) {
        return current(UUID.fromString(caller.id()))
                .invoke(current ->
                        requireGood(PasswordRule.check(current.account().loginName(), newPassword, "/newPassword")))
                .call(current -> verify(current, currentPassword))
                .chain(current -> replace(caller, session, current, newPassword));
    }

    private Uni<Void> setFirst(Proof proof, String newPassword) {
        return passwords.hash(newPassword).chain(hash -> activate(proof, hash));
    }

    private Uni<Void> replace(Caller caller, @Nullable UUID session, Current current, String newPassword) {
        return passwords.hash(newPassword).chain(hash -> change(caller, session, current, hash));
    }

    @WithSession
    Uni<@Nullable UUID> ownerOf(String loginName, byte[] codeHash) {
        return guard.requireUnlocked(loginName)
                .chain(() -> accounts.findByLoginName(loginName))
                .chain(account -> ownerOf(account, codeHash));
    }

    private Uni<@Nullable UUID> ownerOf(@Nullable Account account, byte[] codeHash) {
        if (account == null || account.state() == AccountState.DISABLED) {
            return Uni.createFrom().nullItem();
        }
        return codes.isUsable(account.id(), codeHash, clock.instant()).map(usable -> usable ? account.id() : null);
    }

    @WithTransaction
    Uni<Void> activate(Proof proof, String hash) {
        Instant now = clock.instant();
        return accounts.lock(proof.accountId())
                .invoke(PasswordService::requireEnabled)
                .call(() -> use(proof, now))
                .call(() -> guard.admit(proof.loginName()))
                .chain(account -> set(account, null, hash, now))
                .chain(account -> audit.recordByOwner(account, "ACCOUNT_ACTIVATED", Map.of(), now));
    }

    private Uni<Void> use(Proof proof, Instant now) {
        return codes.use(proof.accountId(), Secrets.sha256(proof.code()), now)
                .invoke(PasswordService::require)
                .replaceWithVoid();
    }

    private static void requireEnabled(@Nullable Account account) {
        require(account != null && account.state() != AccountState.DISABLED);
    }

    private static void require(boolean good) {
        if (!good) {
            throw LoginService.invalidCredentials();
        }
    }

    @WithSession
    Uni<Current> current(UUID id) {
        return accounts.getOrFail(id)
                .map(account -> new Current(account.facts(), account.passwordHash()))
                .call(current -> guard.requireUnlocked(current.account().loginName()));
    }

    private Uni<Void> verify(Current current, String password) {
        return passwords
                .verify(password, current.hash())
                .chain(fits -> fits
                        ? Uni.createFrom().voidItem()
                        : guard.countAndFail(current.account().loginName(), PasswordService::wrongCurrentPassword));
    }

    private static ProblemException wrongCurrentPassword() {
        return ProblemException.invalid("CURRENT_PASSWORD_WRONG", "/currentPassword", Map.of());
    }

    @WithTransaction
    Uni<Void> change(Caller caller, @Nullable UUID session, Current verified, String hash) {
        Instant now = clock.instant();
        return accounts.lock(verified.account().id())
                .invoke(account -> requireUnchanged(account, verified))
                .call(() -> guard.admit(verified.account().loginName()))
                .chain(account -> set(account, session, hash, now))
                .chain(account -> audit.record(caller, account, "PASSWORD_CHANGED", Map.of(), now));
    }

    private static void requireUnchanged(@Nullable Account account, Current verified) {
        if (account == null
                || account.state() != AccountState.ACTIVE
                || !Objects.equals(account.passwordHash(), verified.hash())) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, Map.of());
        }
    }

    private Uni<AccountFacts> set(Account account, @Nullable UUID exceptSession, String hash, Instant now) {
        account.setPassword(hash, now);
        return sessions.endAll(account.id(), exceptSession, now).replaceWith(account::facts);
    }

    private static void requireGood(List<InputViolation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, null);
        }
    }
}
