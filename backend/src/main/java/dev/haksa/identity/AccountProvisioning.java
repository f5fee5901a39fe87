package dev.haksa.identity;

import dev.haksa.identity.domain.LoginNames;
import dev.haksa.identity.domain.Role;
import dev.haksa.identity.domain.RoleGrant;
import dev.haksa.identity.domain.RoleRules;
import dev.haksa.identity.store.AccountBatch;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes many accounts at once that can be used immediately, for data that comes with its people. */
@ApplicationScoped
public class AccountProvisioning {
    private final AccountBatch batch;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    AccountProvisioning(AccountBatch batch, Passwords passwords, AuditTrail audit, Clock clock) {
        this.batch = batch;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A role to be given.
     *
     * @param role one of {@link dev.haksa.shared.security.Roles}
     * @param departmentId the department of department roles; null for all others
     */
    public record Grant(String role, @Nullable Integer departmentId) {
        /** A role without department. */
        public static Grant of(String role) {
            return new Grant(role, null);
        }
    }

    /** An account to be made. */
    public record NewAccount(
            String loginName, String displayName, @Nullable String studentNumber, List<Grant> roles) {}

    /** The hash of a password, for {@link #createActive}; takes a while, so hash once for many accounts. */
    public Uni<String> hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Makes active accounts with one password, in the transaction that is open on the connection. A login name that
     * exists already keeps its account as it is.
     *
     * @return ids by login name, of new and existing accounts alike
     * @throws ProblemException when roles do not fit together
     */
    public Uni<Map<String, UUID>> createActive(
            SqlConnection connection, Caller caller, List<NewAccount> accounts, String passwordHash) {
        List<AccountBatch.Row> rows =
                accounts.stream().map(AccountProvisioning::row).toList();
        Instant now = clock.instant();
        return batch.insert(connection, rows, passwordHash, now)
                .chain(created ->
                        audit.record(connection, created == 0 ? List.of() : List.of(event(caller, created, now))))
                .chain(() -> batch.ids(
                        connection,
                        rows.stream().map(AccountBatch.Row::loginName).toList()));
    }

    private static AccountBatch.Row row(NewAccount account) {
        List<RoleGrant> grants = account.roles().stream()
                .map(grant -> new RoleGrant(Role.valueOf(grant.role()), grant.departmentId()))
                .toList();
        List<InputViolation> violations = RoleRules.check(grants, account.studentNumber());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, null);
        }
        return new AccountBatch.Row(
                LoginNames.normalise(account.loginName()), account.displayName(), account.studentNumber(), grants);
    }

    private static AuditEvent event(Caller caller, int created, Instant now) {
        return AuditEvent.of(now, caller, "ACCOUNTS_PROVISIONED", "ACCOUNT", "*", Map.of("created", created));
    }
}
