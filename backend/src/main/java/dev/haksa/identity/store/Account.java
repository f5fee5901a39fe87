package dev.haksa.identity.store;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.RoleGrant;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who can log in. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    UUID id;

    @Column(name = "login_name", nullable = false)
    String loginName;

    @Column(name = "display_name", nullable = false)
    String displayName;

    @Column(name = "student_number")
    @Nullable
    String studentNumber;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    AccountState state;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    Set<AccountGrant> grants = new HashSet<>();

    @Version
    @Column(nullable = false)
    int version;

    /** For Hibernate. */
    protected Account() {}

    /** A new account as the facts say; without password. */
    public static Account of(AccountFacts facts) {
        Account account = new Account();
        account.id = facts.id();
        account.loginName = facts.loginName();
        account.displayName = facts.displayName();
        account.studentNumber = facts.studentNumber();
        account.state = facts.state();
        account.createdAt = facts.createdAt();
        account.updatedAt = facts.updatedAt();
        account.grants = stored(facts.grants());
        return account;
    }

    /** The account now; its roles must have been loaded. */
    public AccountFacts facts() {
        return new AccountFacts(
                id,
                loginName,
                displayName,
                studentNumber,
                state,
                grants.stream().map(AccountGrant::grant).collect(Collectors.toUnmodifiableSet()),
                createdAt,
                updatedAt,
                version);
    }

    /** Id of the account. */
    public UUID id() {
        return id;
    }

    /** Where the account stands. */
    public AccountState state() {
        return state;
    }

    /** The Argon2id hash of the password; null when there is none yet. */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    /** Takes over name, state and roles; what never had a password waits for its activation instead of being active. */
    public void change(AccountFacts wanted) {
        displayName = wanted.displayName();
        boolean unusable = wanted.state() == AccountState.ACTIVE && passwordHash == null;
        state = unusable ? AccountState.PENDING_ACTIVATION : wanted.state();
        Set<AccountGrant> roles = stored(wanted.grants());
        if (!grants.equals(roles)) {
            grants.retainAll(roles);
            grants.addAll(roles);
        }
        updatedAt = wanted.updatedAt();
    }

    /** Sets a password, which makes the account usable. */
    public void setPassword(String hash, Instant now) {
        passwordHash = hash;
        state = AccountState.ACTIVE;
        updatedAt = now;
    }

    private static Set<AccountGrant> stored(Collection<RoleGrant> grants) {
        return grants.stream().map(AccountGrant::of).collect(Collectors.toCollection(HashSet::new));
    }
}
