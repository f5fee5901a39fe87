package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.enrollment.OfficeWork;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Decides applications step by step (별표 8): the head of the department, then the president or a delegate (제57조). */
@ApplicationScoped
public class ChangeDecisionService {
    private static final int MOST_RETRIES = 3;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final DecisionPlanner planner;
    private final DecisionRecorder recorder;
    private final ChangeReads reads;
    private final OfficeWork office;
    private final Pool pool;
    private final Clock clock;

    ChangeDecisionService(
            DecisionPlanner planner,
            DecisionRecorder recorder,
            ChangeReads reads,
            OfficeWork office,
            Pool pool,
            Clock clock) {
        this.planner = planner;
        this.recorder = recorder;
        this.reads = reads;
        this.office = office;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * What somebody decides.
     *
     * @param reason needed to reject
     */
    public record Decision(
            int changeId,
            Verdict verdict,
            @Nullable String reason,
            @Nullable String ifMatch,
            boolean dryRun) {}

    /**
     * Decides the step that waits. The last approval carries the change out in the same transaction, unless it takes
     * effect later.
     *
     * @return fails with 404 when the caller may not see it, 403 when the step is not the caller's, 409 when nothing
     *     waits or a committee sits, 422 with every reason when rules, clearances or the delegation stand against it
     */
    public Uni<RecordChange> decide(Decision decision, Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DecisionTask task = new DecisionTask(planner, recorder, decision, caller, at);
        return office.carryOut(task, caller, "학적변동 " + decision.changeId(), decision.dryRun())
                .onFailure(LeftBehind.FiledMeanwhile.class)
                .retry()
                .atMost(MOST_RETRIES)
                .onFailure(LeftBehind.FiledMeanwhile.class)
                .transform(failure -> ProblemException.overloaded(RETRY_AFTER_SECONDS))
                .chain(done -> decision.dryRun() ? Uni.createFrom().item(done) : reads.find(pool, decision.changeId()));
    }
}
