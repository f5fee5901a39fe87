package dev.haksa.change;

import dev.haksa.change.domain.DecisionRight;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out, under the application's lock, whether a decision may be taken and what would come of it. */
@ApplicationScoped
class DecisionPlanner {
    private final ChangeHandlers handlers;
    private final ChangeKinds kinds;
    private final DecisionRights rights;
    private final ChangeAccess access;
    private final ChangeAssessor assessor;
    private final LeftBehind leftBehind;

    DecisionPlanner(
            ChangeHandlers handlers,
            ChangeKinds kinds,
            DecisionRights rights,
            ChangeAccess access,
            ChangeAssessor assessor,
            LeftBehind leftBehind) {
        this.handlers = handlers;
        this.kinds = kinds;
        this.rights = rights;
        this.access = access;
        this.assessor = assessor;
        this.leftBehind = leftBehind;
    }

    private record Request(ChangeDecisionService.Decision decision, Caller caller, Instant at) {
        LocalDate today() {
            return Times.day(at);
        }

        DecisionPlan plan(
                RecordChange change, ChangeStep step, DecisionRight right, @Nullable AssessedChange assessed) {
            return new DecisionPlan(decision, change, step, right, assessed, caller, at, today());
        }
    }

    private record Waiting(RecordChange change, ChangeStep step) {}

    Uni<DecisionPlan> plan(
            SqlConnection connection, ChangeDecisionService.Decision decision, Caller caller, Instant at) {
        Request request = new Request(decision, caller, at);
        return handlers.lockFirst(connection, decision.changeId(), change -> mayCarryOut(decision, change))
                .chain(() -> leftBehind.lock(connection, decision.changeId(), request.today()))
                .chain(() -> handlers.lock(connection, decision.changeId()))
                .chain(change -> access.open(connection, change, caller, request.today()))
                .map(change -> waiting(change, decision))
                .chain(waiting -> permitted(connection, request, waiting))
                .chain(plan -> isLastApproval(plan)
                        ? assessed(connection, request, plan)
                        : Uni.createFrom().item(plan));
    }

    private static boolean mayCarryOut(ChangeDecisionService.Decision decision, RecordChange change) {
        ChangeStep step = change.currentStep();
        return decision.verdict() == Verdict.GRANT && step != null && change.isLast(step);
    }

    private static Waiting waiting(RecordChange change, ChangeDecisionService.Decision decision) {
        ChangeStep step = change.currentStep();
        if (step == null) {
            throw ProblemException.conflict(
                    "CHANGE_NOT_PENDING",
                    Map.of("id", change.id(), "state", change.summary().state()));
        }
        EntityTags.requireMatch(decision.ifMatch(), change.summary().version());
        return new Waiting(change, step);
    }

    private Uni<DecisionPlan> permitted(SqlConnection connection, Request request, Waiting waiting) {
        RecordChange change = waiting.change();
        ChangeProcedure procedure = kinds.at(change.summary().kind(), request.today());
        return rights.of(connection, request.caller(), change, waiting.step(), procedure, request.today())
                .invoke(() -> requireNoCommittee(waiting))
                .map(right -> request.plan(change, waiting.step(), right, null));
    }

    private static void requireNoCommittee(Waiting waiting) {
        String committee = waiting.step().committee();
        if (committee != null) {
            throw ProblemException.conflict(
                    "CHANGE_IN_COMMITTEE", Map.of("id", waiting.change().id(), "committee", committee));
        }
    }

    private static boolean isLastApproval(DecisionPlan plan) {
        return plan.decision().verdict() == Verdict.GRANT && plan.change().isLast(plan.step());
    }

    private Uni<DecisionPlan> assessed(SqlConnection connection, Request request, DecisionPlan plan) {
        ChangeMoment moment =
                new ChangeMoment(request.at(), request.today(), ChangeMoment.Stage.APPROVAL, request.caller());
        return assessor.assessLocked(connection, plan.change().draft(), moment)
                .invoke(assessed -> requirePossible(plan.change(), assessed))
                .map(assessed -> request.plan(plan.change(), plan.step(), plan.right(), assessed));
    }

    private static void requirePossible(RecordChange change, AssessedChange assessed) {
        List<Violation> violations = new ArrayList<>();
        List<Clearance> open =
                change.clearances().stream().filter(one -> !one.isSettled()).toList();
        if (!open.isEmpty()) {
            violations.add(new Violation(
                    "CHANGE_CLEARANCE_OPEN",
                    "41",
                    Map.of("open", open.stream().map(Clearance::code).toList())));
        }
        violations.addAll(assessed.violations());
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }
}
