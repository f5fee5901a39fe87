package dev.haksa.change;

import dev.haksa.change.store.DelegationRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The president delegates the decision about routine kinds (제57조): to whom, which kinds, from when until when. */
@ApplicationScoped
public class DelegationService {
    private final DelegationRows rows;
    private final ChangeKinds kinds;
    private final AuditTrail audit;
    private final Clock clock;

    DelegationService(DelegationRows rows, ChangeKinds kinds, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.kinds = kinds;
        this.audit = audit;
        this.clock = clock;
    }

    /** A delegation that somebody wants to give. */
    public record Wish(UUID delegateId, Set<ChangeKind> kinds, LocalDate from, LocalDate until, String note) {
        /** Copies the kinds. */
        public Wish {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * Gives a delegation.
     *
     * @return fails with 400 when the account does not exist or the days are in disorder, and with 422 for kinds that the
     *     regulation does not let be delegated
     */
    public Uni<Delegation> delegate(Wish wish, Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireOrder(wish, caller);
        requireDelegable(wish, Times.day(at));
        return rows.inTransaction(connection -> rows.isAccount(connection, wish.delegateId())
                .invoke(known -> requireAccount(known, wish))
                .chain(() -> rows.insert(connection, delegation(wish, caller, at)))
                .chain(id -> rows.find(connection, id))
                .call(given -> record(connection, given, "DELEGATION_GIVEN", caller, at)));
    }

    /** Delegations, the latest first; a delegate sees the own ones. */
    public Uni<Page<Delegation>> list(Paging paging, Caller caller) {
        return rows.page(seesAll(caller) ? null : caller.id(), paging);
    }

    /** A delegation that the caller may see; 404 otherwise. */
    public Uni<Delegation> find(int id, Caller caller) {
        return rows.find(id).invoke(one -> {
            if (!isVisible(one, caller)) {
                throw ProblemException.notFound("delegation", id);
            }
        });
    }

    /** Takes a delegation back, at once; the second time changes nothing. */
    public Uni<Delegation> revoke(int id, @Nullable String ifMatch, Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> rows.find(connection, id)
                .chain(found -> found.revokedAt() != null
                        ? Uni.createFrom().item(found)
                        : revoke(connection, found, ifMatch, caller, at)));
    }

    private Uni<Delegation> revoke(
            SqlConnection connection, Delegation found, @Nullable String ifMatch, Caller caller, Instant at) {
        if (!found.delegatorId().equals(caller.id()) && !caller.has(Roles.PRESIDENT)) {
            throw new ProblemException(ProblemType.FORBIDDEN, Map.of());
        }
        EntityTags.requireMatch(ifMatch, found.version());
        return rows.revoke(connection, found.id(), at)
                .chain(() -> record(connection, found, "DELEGATION_REVOKED", caller, at))
                .chain(() -> rows.find(connection, found.id()));
    }

    private static boolean isVisible(Delegation one, Caller caller) {
        return seesAll(caller) || one.delegateId().toString().equals(caller.id());
    }

    private static boolean seesAll(Caller caller) {
        return caller.has(Roles.PRESIDENT) || caller.has(Roles.ACADEMIC_AFFAIRS);
    }

    private static Delegation delegation(Wish wish, Caller caller, Instant at) {
        return new Delegation(
                0,
                caller.id(),
                caller.name(),
                wish.delegateId(),
                "",
                wish.kinds(),
                wish.from(),
                wish.until(),
                wish.note(),
                at,
                null,
                0);
    }

    private static void requireOrder(Wish wish, Caller caller) {
        if (wish.until().isBefore(wish.from())) {
            throw ProblemException.invalid(
                    "DELEGATION_ENDS_BEFORE", "/until", Map.of("from", wish.from(), "until", wish.until()));
        }
        if (wish.delegateId().toString().equals(caller.id())) {
            throw ProblemException.invalid("DELEGATION_TO_ONESELF", "/delegateId", Map.of());
        }
    }

    private static void requireAccount(boolean known, Wish wish) {
        if (!known) {
            throw ProblemException.invalid("DELEGATE_UNKNOWN", "/delegateId", Map.of("id", wish.delegateId()));
        }
    }

    private void requireDelegable(Wish wish, LocalDate today) {
        List<Violation> violations = wish.kinds().stream()
                .sorted()
                .filter(kind -> !kinds.at(kind, today).delegable())
                .map(kind -> new Violation("DELEGATION_UNFIT", "57", Map.of("kind", kind)))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private Uni<Void> record(
            SqlConnection connection, Delegation delegation, String action, Caller caller, Instant at) {
        Map<String, Object> details = Map.of(
                "delegateId", delegation.delegateId().toString(),
                "delegateName", delegation.delegateName(),
                "kinds", delegation.kinds().stream().sorted().map(Enum::name).toList(),
                "from", delegation.from().toString(),
                "until", delegation.until().toString());
        String id = String.valueOf(delegation.id());
        return audit.record(
                connection, List.of(new AuditEvent(at, caller, action, "DELEGATION", id, delegation.note(), details)));
    }
}
