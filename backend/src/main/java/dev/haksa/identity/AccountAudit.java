package dev.haksa.identity;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.RoleGrant;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Writes what happens to accounts into the audit trail; part of the current transaction. */
@ApplicationScoped
class AccountAudit {
    private static final String SUBJECT = "ACCOUNT";

    private final AuditTrail trail;
    private final Correlation correlation;

    AccountAudit(AuditTrail trail, Correlation correlation) {
        this.trail = trail;
        this.correlation = correlation;
    }

    Uni<Void> record(Caller caller, AccountFacts account, String action, Map<String, Object> details, Instant now) {
        return trail.record(
                AuditEvent.of(now, caller, action, SUBJECT, account.id().toString(), details));
    }

    Uni<Void> recordChange(Caller caller, AccountFacts before, AccountFacts after, Instant now) {
        String action = "ACCOUNT_CHANGED";
        if (before.state() != after.state()) {
            action = after.state() == AccountState.DISABLED ? "ACCOUNT_DISABLED" : "ACCOUNT_ENABLED";
        }
        return record(caller, after, action, Map.of("before", describe(before), "after", describe(after)), now);
    }

    /** Somebody who is not logged in, but holds a secret of the account. */
    Uni<Void> recordByOwner(AccountFacts account, String action, Map<String, Object> details, Instant now) {
        Caller owner = new Caller(
                account.id().toString(),
                account.displayName(),
                account.roleNames(),
                account.departments(),
                account.studentNumber(),
                correlation.id());
        return record(owner, account, action, details, now);
    }

    static Map<String, Object> describe(AccountFacts account) {
        Map<String, Object> description = new HashMap<>();
        description.put("loginName", account.loginName());
        description.put("displayName", account.displayName());
        description.put("state", account.state().name());
        description.put(
                "roles",
                account.grants().stream().sorted().map(AccountAudit::describe).toList());
        if (account.studentNumber() != null) {
            description.put("studentNumber", account.studentNumber());
        }
        return description;
    }

    private static String describe(RoleGrant grant) {
        return grant.departmentId() == null ? grant.role().name() : grant.role() + "@" + grant.departmentId();
    }
}
