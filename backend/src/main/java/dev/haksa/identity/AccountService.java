package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountFilter;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.ActivationCodes;
import dev.haksa.identity.domain.AdminRule;
import dev.haksa.identity.domain.LoginNames;
import dev.haksa.identity.domain.RoleGrant;
import dev.haksa.identity.domain.RoleRules;
import dev.haksa.identity.store.Account;
import dev.haksa.identity.store.AccountRepository;
import dev.haksa.identity.store.ActivationCodeRepository;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Administration of accounts. Every change is audited. */
@ApplicationScoped
public class AccountService {
    private final AccountRepository accounts;
    private final ActivationCodeRepository codes;
    private final Sessions sessions;
    private final AccountAudit audit;
    private final Clock clock;
    private final IdentityConfig config;

    AccountService(
            AccountRepository accounts,
            ActivationCodeRepository codes,
            Sessions sessions,
            AccountAudit audit,
            Clock clock,
            IdentityConfig config) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** An account to be made. */
    public record Wanted(
            String loginName,
            String displayName,
            List<RoleGrant> grants,
            @Nullable String studentNumber) {}

    /** What is to change; null leaves it as it is. */
    public record Change(
            @Nullable String displayName,
            @Nullable List<RoleGrant> grants,
            @Nullable AccountState state) {}

    /** A code for the account's owner; it is readable only now. */
    public record Activation(AccountFacts account, String code, Instant expiresAt) {}

    /** Makes an account that waits for its activation. */
    @WithTransaction
    public Uni<Activation> create(Caller caller, Wanted wanted) {
        requireGood(RoleRules.check(wanted.grants(), wanted.studentNumber()));
        Instant now = clock.instant();
        AccountFacts facts = new AccountFacts(
                UUID.randomUUID(),
                LoginNames.normalise(wanted.loginName()),
                wanted.displayName().strip(),
                wanted.studentNumber(),
                AccountState.PENDING_ACTIVATION,
                Set.copyOf(wanted.grants()),
                now,
                now,
                0);
        return requireFree(facts)
                .chain(() -> accounts.persistAndFlush(Account.of(facts)))
                .call(() -> audit.record(caller, facts, "ACCOUNT_CREATED", AccountAudit.describe(facts), now))
                .chain(account -> issueCode(account.facts(), now));
    }

    /** An account, or 404. */
    @WithSession
    public Uni<AccountFacts> get(UUID id) {
        return accounts.getOrFail(id).map(Account::facts);
    }

    /** Accounts by login name. */
    @WithSession
    public Uni<Page<AccountFacts>> list(AccountFilter filter, int limit, @Nullable String after, boolean count) {
        JsonArray cursor = Cursor.decode(after, 1);
        String last = cursor == null ? null : Objects.toString(cursor.getValue(0));
        return accounts.list(filter, last, limit + 1)
                .map(rows -> Page.of(rows, limit, account -> Cursor.encode(account.loginName()), null))
                .chain(page -> count ? counted(page, filter) : Uni.createFrom().item(page));
    }

    private Uni<Page<AccountFacts>> counted(Page<AccountFacts> page, AccountFilter filter) {
        return accounts.count(filter).map(number -> new Page<>(page.items(), page.next(), number));
    }

    /**
     * Changes name, roles or state. Disabling ends all logins.
     *
     * @throws ProblemException 409 when it would leave nobody to administer accounts
     */
    @WithTransaction
    public Uni<AccountFacts> change(Caller caller, UUID id, @Nullable String ifMatch, Change change) {
        Instant now = clock.instant();
        return accounts.getOrFail(id)
                .invoke(account ->
                        EntityTags.requireMatch(ifMatch, account.facts().version()))
                .call(account -> apply(caller, account, change, now))
                .call(accounts::flush)
                .map(Account::facts);
    }

    /** Gives an account a new code, with which its owner sets a (new) password. */
    @WithTransaction
    public Uni<Activation> renewCode(Caller caller, UUID id) {
        Instant now = clock.instant();
        return accounts.getOrFail(id)
                .map(Account::facts)
                .invoke(AccountService::requireEnabled)
                .call(account -> audit.record(caller, account, "ACTIVATION_CODE_ISSUED", Map.of(), now))
                .chain(account -> issueCode(account, now));
    }

    private Uni<Activation> issueCode(AccountFacts account, Instant now) {
        String code = ActivationCodes.format(Secrets.random(ActivationCodes.BYTES));
        Instant expiresAt = now.plus(config.activationCodeLifetime());
        return codes.replace(account.id(), Secrets.sha256(ActivationCodes.normalise(code)), expiresAt)
                .replaceWith(new Activation(account, code, expiresAt));
    }

    private Uni<Void> requireFree(AccountFacts facts) {
        return accounts.count("loginName", facts.loginName())
                .invoke(found -> requireNone(found, "LOGIN_NAME_TAKEN", "loginName", facts.loginName()))
                .chain(() -> requireFree(facts.studentNumber()));
    }

    private Uni<Void> requireFree(@Nullable String studentNumber) {
        return studentNumber == null
                ? Uni.createFrom().voidItem()
                : accounts.count("studentNumber", studentNumber)
                        .invoke(found -> requireNone(found, "STUDENT_NUMBER_TAKEN", "studentNumber", studentNumber))
                        .replaceWithVoid();
    }

    private static void requireNone(long found, String code, String fact, String value) {
        if (found > 0) {
            throw ProblemException.conflict(code, Map.of(fact, value));
        }
    }

    private static void requireEnabled(AccountFacts account) {
        if (account.state() == AccountState.DISABLED) {
            throw ProblemException.conflict("ACCOUNT_DISABLED", Map.of());
        }
    }

    private Uni<Void> apply(Caller caller, Account account, Change change, Instant now) {
        AccountFacts before = account.facts();
        AccountFacts after = changed(before, change, now);
        requireGood(RoleRules.check(List.copyOf(after.grants()), after.studentNumber()));
        return requireAdministered(before, after, caller)
                .invoke(() -> account.change(after))
                .chain(() -> endSessions(after, now))
                .chain(() -> audit.recordChange(caller, before, account.facts(), now));
    }

    private Uni<Integer> endSessions(AccountFacts account, Instant now) {
        return account.state() == AccountState.DISABLED
                ? sessions.endAll(account.id(), null, now)
                : Uni.createFrom().item(0);
    }

    private Uni<Void> requireAdministered(AccountFacts before, AccountFacts after, Caller caller) {
        return accounts.countOtherActiveAdmins(before.id())
                .map(others -> AdminRule.check(before, after, caller.id(), others))
                .invoke(refusal -> refusal.ifPresent(AccountService::refuse))
                .replaceWithVoid();
    }

    private static void refuse(AdminRule.Refusal refusal) {
        throw ProblemException.conflict(refusal.name(), Map.of());
    }

    private static AccountFacts changed(AccountFacts before, Change change, Instant now) {
        AccountState state = Objects.requireNonNullElse(change.state(), before.state());
        if (before.state() == AccountState.PENDING_ACTIVATION && state == AccountState.ACTIVE) {
            throw ProblemException.conflict("ACTIVATION_BY_OWNER", Map.of());
        }
        String displayName = Objects.requireNonNullElse(change.displayName(), before.displayName());
        List<RoleGrant> grants = change.grants() == null ? List.copyOf(before.grants()) : change.grants();
        return new AccountFacts(
                before.id(),
                before.loginName(),
                displayName.strip(),
                before.studentNumber(),
                state,
                Set.copyOf(grants),
                before.createdAt(),
                now,
                before.version());
    }

    private static void requireGood(List<InputViolation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, null);
        }
    }
}
