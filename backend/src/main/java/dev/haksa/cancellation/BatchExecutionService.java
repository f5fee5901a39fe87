package dev.haksa.cancellation;

import dev.haksa.cancellation.domain.BatchLife;
import dev.haksa.cancellation.store.BatchRows;
import dev.haksa.cancellation.store.ItemRows;
import dev.haksa.enrollment.OfficeWork;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries reviewed batches out, item by item, each in a transaction of its own in which its outcome is written too. So
 * whoever asks again, after a crash or beside somebody else, goes on with what is left and does nothing twice.
 */
@ApplicationScoped
public class BatchExecutionService {
    private static final Logger LOG = Logger.getLogger(BatchExecutionService.class);
    private static final int ITEM_RETRIES = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final BatchRows batches;
    private final ItemRows items;
    private final BatchRules rules;
    private final OfficeWork office;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration patience;

    BatchExecutionService(
            BatchRows batches,
            ItemRows items,
            BatchRules rules,
            OfficeWork office,
            AuditTrail audit,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "haksa.batches.patience", defaultValue = "PT15S") Duration patience) {
        this.batches = batches;
        this.items = items;
        this.rules = rules;
        this.office = office;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Starts a batch, or goes on with one that was started. The work goes on when the client goes away.
     *
     * @param ifMatch the version that was reviewed; not looked at once the batch is started
     * @return the batch, done or still running; fails with 404, 428, 412, 409 when it was cancelled, 422 when another
     *     person is needed
     */
    public Uni<EnrollmentBatch> execute(int id, @Nullable String ifMatch, Caller caller) {
        return batches.inTransaction(connection -> batches.lock(connection, id)
                        .invoke(batch -> requireMayExecute(batch, ifMatch, caller))
                        .call(batch -> batch.state() == BatchState.DRAFT
                                ? start(connection, batch, caller)
                                : Uni.createFrom().voidItem()))
                .chain(batch -> batch.state() == BatchState.DONE
                        ? Uni.createFrom().item(batch)
                        : detached(run(batch, caller)).chain(() -> batches.one(id)));
    }

    /** What would become of the items that are still to be done, if the batch were carried out now; nothing changes. */
    public Uni<List<PreviewedItem>> preview(int id, int limit, Caller caller) {
        return batches.one(id)
                .invoke(batch -> BatchRules.requireMayChange(batch.kind(), caller))
                .chain(batch -> items.open(id, 0, limit).chain(open -> preview(batch, open, caller)));
    }

    private static void requireMayExecute(EnrollmentBatch batch, @Nullable String ifMatch, Caller caller) {
        BatchRules.requireMayChange(batch.kind(), caller);
        if (batch.state() == BatchState.CANCELLED) {
            throw ProblemException.conflict("BATCH_NOT_DRAFT", Map.of("state", "BATCH_CANCELLED"));
        }
        if (batch.state() == BatchState.DRAFT) {
            EntityTags.requireMatch(ifMatch, batch.version());
            List<Violation> violations = BatchLife.mayExecute(
                    batch.secondPerson(),
                    batch.createdBy(),
                    batch.createdByName(),
                    caller.id(),
                    batch.kind().article());
            if (!violations.isEmpty()) {
                throw ProblemException.refused(violations);
            }
        }
    }

    private Uni<Void> start(SqlConnection connection, EnrollmentBatch batch, Caller caller) {
        Instant now = now();
        return batches.start(connection, batch.id(), caller, now)
                .chain(() -> audit.record(connection, List.of(event("BATCH_STARTED", batch, caller, now))));
    }

    /** Lets the work go on whoever waits for it; who waits too long is told how far it is. */
    private Uni<Void> detached(Uni<Void> work) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail))
                .ifNoItem()
                .after(patience)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private Uni<Void> run(EnrollmentBatch batch, Caller caller) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicInteger::new, last -> next(batch, last, caller))
                .whilst(more -> more)
                .collect()
                .last()
                .chain(() -> end(batch, caller));
    }

    /** Does the next item after the last one; false when there is none. */
    private Uni<Boolean> next(EnrollmentBatch batch, AtomicInteger last, Caller caller) {
        return items.open(batch.id(), last.get(), 1)
                .chain(open -> open.isEmpty()
                        ? Uni.createFrom().item(false)
                        : carryOut(batch, open.getFirst(), caller)
                                .invoke(() -> last.set(open.getFirst().id()))
                                .replaceWith(true));
    }

    private Uni<Void> carryOut(EnrollmentBatch batch, BatchItem item, Caller caller) {
        return office.carryOut(task(batch, item, caller), caller, ItemTask.reason(batch), false)
                .onFailure(BatchExecutionService::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(ITEM_RETRIES)
                .replaceWithVoid()
                .onFailure(failure -> !mayPass(failure))
                .recoverWithUni(failure -> giveUp(batch, item, failure));
    }

    /** One item that cannot be done must not stop the others. */
    private Uni<Void> giveUp(EnrollmentBatch batch, BatchItem item, Throwable failure) {
        LOG.errorf(failure, "item %d of batch %d failed", item.id(), batch.id());
        Violation reason = new Violation("ITEM_NOT_PROCESSED", batch.kind().article(), Map.of());
        ItemResult result = new ItemResult(ItemOutcome.FAILED, item.found(), List.of(reason));
        return batches.inTransaction(connection -> items.claim(connection, item.id())
                .chain(mine -> mine
                        ? items.finish(connection, item.id(), result, now())
                        : Uni.createFrom().voidItem()));
    }

    private Uni<List<PreviewedItem>> preview(EnrollmentBatch batch, List<BatchItem> open, Caller caller) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(item -> office.carryOut(
                                task(batch, item, caller), caller, ItemTask.reason(batch), true)
                        .map(run -> run.result() == null ? null : new PreviewedItem(item, run.result())))
                .collect()
                .asList();
    }

    private ItemTask<?> task(EnrollmentBatch batch, BatchItem item, Caller caller) {
        return rules.of(batch.kind()).task(batch, item, new ItemScene(caller, items, audit, outbox));
    }

    private Uni<Void> end(EnrollmentBatch batch, Caller caller) {
        Instant now = now();
        return batches.inTransaction(connection -> batches.finish(connection, batch.id(), now)
                .chain(ended -> ended
                        ? batches.one(connection, batch.id())
                                .chain(done ->
                                        audit.record(connection, List.of(event("BATCH_DONE", done, caller, now))))
                        : Uni.createFrom().voidItem()));
    }

    /** Whether the same again may succeed: others held the locks, or the database was away. */
    private static boolean mayPass(Throwable failure) {
        ProblemException problem =
                failure instanceof ProblemException known ? known : DatabaseFailures.recognise(failure);
        return problem != null && problem.type() == ProblemType.OVERLOADED;
    }

    private static AuditEvent event(String action, EnrollmentBatch batch, Caller caller, Instant at) {
        BatchCounts counts = batch.counts();
        Map<String, Object> details = Map.of(
                "kind", batch.kind().name(),
                "term", batch.term(),
                "items", counts.items(),
                "excluded", counts.excluded(),
                "done", counts.done(),
                "refused", counts.refused(),
                "settled", counts.settled(),
                "changed", counts.changed(),
                "failed", counts.failed());
        return AuditEvent.of(at, caller, action, "ENROLLMENT_BATCH", String.valueOf(batch.id()), details);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
