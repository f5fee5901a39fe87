package dev.haksa.identity;

import dev.haksa.identity.domain.ActivationCodes;
import dev.haksa.identity.store.StudentAccountRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts of new students, with one-time activation codes in the place of passwords that others could guess (제56조③ is
 * answered by this safer way).
 */
@ApplicationScoped
public class StudentAccounts {
    private final StudentAccountRows rows;
    private final IdentityConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    StudentAccounts(StudentAccountRows rows, IdentityConfig config, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose account it is; the login name is the student number. */
    public record Owner(String studentNumber, String displayName) {}

    /** A code for the account's owner; it is readable only now. */
    public record Code(Owner owner, String code, Instant expiresAt) {}

    /**
     * Makes the accounts that do not exist yet, and gives each that was never activated a new code, which ends the earlier
     * ones; in the transaction that is open on the connection.
     *
     * @return codes in the order of the owners; none for accounts that are active or disabled
     */
    public Uni<List<Code>> issue(SqlConnection connection, List<Owner> owners, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = now.plus(config.activationCodeLifetime());
        return rows.create(connection, owners, now)
                .chain(() -> rows.pending(connection, owners))
                .map(pending -> codes(owners, pending, expiresAt))
                .call(codes -> rows.replaceCodes(connection, codes, StudentAccounts::hash))
                .call(codes -> audit.record(connection, List.of(event(caller, codes.size(), now))));
    }

    private static List<Code> codes(List<Owner> owners, Set<String> pending, Instant expiresAt) {
        List<Code> codes = new ArrayList<>();
        for (Owner owner : owners) {
            if (pending.contains(owner.studentNumber())) {
                String code = ActivationCodes.format(Secrets.random(ActivationCodes.BYTES));
                codes.add(new Code(owner, code, expiresAt));
            }
        }
        return List.copyOf(codes);
    }

    private static byte[] hash(Code code) {
        return Secrets.sha256(ActivationCodes.normalise(code.code()));
    }

    private static AuditEvent event(Caller caller, int codes, Instant now) {
        return AuditEvent.of(now, caller, "ACTIVATION_CODES_ISSUED", "ACCOUNT", "*", Map.of("codes", codes));
    }
}
