package dev.haksa.identity;

import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.LoginNames;
import dev.haksa.identity.store.Account;
import dev.haksa.identity.store.AccountRepository;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Login with a password. Unknown name, wrong password, disabled and not yet activated get the same answer after the
 * same work, so that nobody learns which names exist.
 */
@ApplicationScoped
public class LoginService {
    private final AccountRepository accounts;
    private final LoginGuard guard;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    LoginService(AccountRepository accounts, LoginGuard guard, Passwords passwords, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.guard = guard;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What a password is checked against; without id and hash nothing fits. */
    record Candidate(
            String loginName, @Nullable UUID id, @Nullable String hash) {}

    /**
     * Logs in.
     *
     * @throws ProblemException 401 when name and password do not fit, 429 after too many failures
     */
    public Uni<Session> logIn(String loginName, String password) {
        return candidate(LoginNames.normalise(loginName))
                .chain(candidate -> verify(candidate, password))
                .chain(this::enter);
    }

    @WithSession
    Uni<Candidate> candidate(String loginName) {
        return guard.requireUnlocked(loginName)
                .chain(() -> accounts.findByLoginName(loginName))
                .map(account -> candidate(loginName, account));
    }

    private static Candidate candidate(String loginName, @Nullable Account account) {
        return account == null || account.state() != AccountState.ACTIVE
                ? new Candidate(loginName, null, null)
                : new Candidate(loginName, account.id(), account.passwordHash());
    }

    private Uni<Candidate> verify(Candidate candidate, String password) {
        return passwords
                .verify(password, candidate.hash())
                .chain(fits -> fits
                        ? Uni.createFrom().item(candidate)
                        : guard.countAndFail(candidate.loginName(), LoginService::invalidCredentials));
    }

    /** The account may have been disabled or got another password while the hash was computed. */
    @WithTransaction
    Uni<Session> enter(Candidate verified) {
        UUID id = Objects.requireNonNull(verified.id());
        return accounts.lock(id)
                .map(account -> requireUnchanged(account, verified))
                .call(() -> guard.admit(verified.loginName()))
                .chain(account -> sessions.begin(account.facts(), clock.instant()));
    }

    private static Account requireUnchanged(@Nullable Account account, Candidate verified) {
        if (account == null
                || account.state() != AccountState.ACTIVE
                || !Objects.equals(account.passwordHash(), verified.hash())) {
            throw invalidCredentials();
        }
        return account;
    }

    static ProblemException invalidCredentials() {
        return new ProblemException(ProblemType.INVALID_CREDENTIALS, Map.of());
    }
}
