package dev.haksa.change;

import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeTask;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** A decision in one transaction with the enrollments that end with it. */
final class DecisionTask implements OfficeTask<DecisionPlan, RecordChange> {
    private final DecisionPlanner planner;
    private final DecisionRecorder recorder;
    private final ChangeDecisionService.Decision decision;
    private final Caller caller;
    private final Instant at;

    DecisionTask(
            DecisionPlanner planner,
            DecisionRecorder recorder,
            ChangeDecisionService.Decision decision,
            Caller caller,
            Instant at) {
        this.planner = planner;
        this.recorder = recorder;
        this.decision = decision;
        this.caller = caller;
        this.at = at;
    }

    @Override
    public Uni<DecisionPlan> plan(SqlConnection connection) {
        return planner.plan(connection, decision, caller, at);
    }

    @Override
    public OfficeOrder order(DecisionPlan plan) {
        return plan.order();
    }

    @Override
    public Uni<RecordChange> record(
            SqlConnection connection, DecisionPlan plan, List<OfficeResult> results, Instant now) {
        return recorder.record(connection, plan);
    }
}
