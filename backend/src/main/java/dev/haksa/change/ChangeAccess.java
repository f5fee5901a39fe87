package dev.haksa.change;

import dev.haksa.change.store.DelegationRows;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Which applications somebody of the staff may open: those of the own departments, and those decided by delegation. */
@ApplicationScoped
class ChangeAccess {
    private final DelegationRows delegations;
    private final ChangeKinds kinds;

    ChangeAccess(DelegationRows delegations, ChangeKinds kinds) {
        this.delegations = delegations;
        this.kinds = kinds;
    }

    /** The application itself; fails with 404 when the caller may not see it: it looks as if it did not exist. */
    Uni<RecordChange> open(SqlClient client, RecordChange change, Caller caller, LocalDate today) {
        if (ChangeVisibility.of(caller).reaches(change.summary().departmentId())) {
            return Uni.createFrom().item(change);
        }
        ChangeKind kind = change.summary().kind();
        return delegations.to(client, caller.id()).map(found -> {
            boolean delegated =
                    kinds.at(kind, today).delegable() && found.stream().anyMatch(one -> one.covers(kind, today));
            if (!delegated) {
                throw ProblemException.notFound("recordChange", change.id());
            }
            return change;
        });
    }
}
