package dev.haksa.change;

import dev.haksa.change.domain.DecisionRight;
import dev.haksa.change.store.DelegationRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Who may decide a step: the office itself, or a delegate within the delegation (제57조). */
@ApplicationScoped
class DecisionRights {
    private final DelegationRows delegations;

    DecisionRights(DelegationRows delegations) {
        this.delegations = delegations;
    }

    /**
     * The right of a caller to decide a step of an application that the caller may see.
     *
     * @return fails with 403 when the step is none of the caller's, and with 422 when the delegation does not reach so far
     */
    Uni<DecisionRight> of(
            SqlConnection connection,
            Caller caller,
            RecordChange change,
            ChangeStep step,
            ChangeProcedure procedure,
            LocalDate today) {
        if (holdsOffice(caller, change, step.role())) {
            return Uni.createFrom().item(new DecisionRight.Own());
        }
        if (step.role() != StepRole.PRESIDENT) {
            return Uni.createFrom().failure(forbidden());
        }
        return delegations
                .to(connection, caller.id())
                .map(found -> DecisionRight.ofDelegate(found, change.summary().kind(), procedure.delegable(), today))
                .invoke(right -> require(right, change, procedure, today))
                .call(right -> requireFourEyes(connection, right, change, caller));
    }

    /** Whether a caller decides one of the steps of an application, by office or by a delegation that reaches so far. */
    Uni<Boolean> hasPart(SqlClient client, Caller caller, RecordChange change, boolean delegable, LocalDate today) {
        if (change.steps().stream().anyMatch(step -> holdsOffice(caller, change, step.role()))) {
            return Uni.createFrom().item(true);
        }
        if (change.steps().stream().noneMatch(step -> step.role() == StepRole.PRESIDENT)) {
            return Uni.createFrom().item(false);
        }
        return delegations
                .to(client, caller.id())
                .map(found -> DecisionRight.ofDelegate(found, change.summary().kind(), delegable, today))
                .map(DecisionRight.Delegated.class::isInstance);
    }

    /** A delegate stands in for the president, and does not approve what the same person filed or confirmed. */
    private Uni<Void> requireFourEyes(
            SqlConnection connection, DecisionRight right, RecordChange change, Caller caller) {
        if (!(right instanceof DecisionRight.Delegated)) {
            return Uni.createFrom().voidItem();
        }
        return delegations
                .isInvolved(connection, change.id(), caller.id())
                .invoke(involved -> {
                    if (involved) {
                        throw ProblemException.refused(
                                List.of(new Violation("DELEGATE_INVOLVED", "57", Map.of("id", change.id()))));
                    }
                })
                .replaceWithVoid();
    }

    private static boolean holdsOffice(Caller caller, RecordChange change, StepRole role) {
        return switch (role) {
            case DEPARTMENT_HEAD ->
                caller.has(Roles.DEPARTMENT_HEAD)
                        && caller.reaches(change.summary().departmentId());
            case PRESIDENT -> caller.has(Roles.PRESIDENT);
        };
    }

    private static void require(DecisionRight right, RecordChange change, ChangeProcedure procedure, LocalDate today) {
        switch (right) {
            case DecisionRight.None _ -> throw forbidden();
            case DecisionRight.Beyond beyond ->
                throw ProblemException.refused(List.of(new Violation(
                        procedure.delegable() ? "DELEGATION_DOES_NOT_REACH" : "KIND_NOT_DELEGABLE",
                        "57",
                        Map.of(
                                "kind", change.summary().kind(),
                                "today", today,
                                "delegator", beyond.nearest().delegatorName(),
                                "kinds", beyond.kinds().stream().sorted().toList(),
                                "from", beyond.from(),
                                "until", beyond.until()))));
            case DecisionRight.Own _, DecisionRight.Delegated _ -> {
                // The caller may decide.
            }
        }
    }

    private static ProblemException forbidden() {
        return new ProblemException(ProblemType.FORBIDDEN, Map.of());
    }
}
