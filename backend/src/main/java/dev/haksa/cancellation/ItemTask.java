package dev.haksa.cancellation;

import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeTask;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Doing one item exactly once: its outcome is written in the transaction that does it, and whoever finds it done, or
 * being done by somebody else, leaves it alone.
 *
 * @param <F> the facts that the item is decided on
 */
abstract class ItemTask<F> implements OfficeTask<ItemTask.Plan<F>, ItemTask.Run> {
    final EnrollmentBatch batch;
    final BatchItem item;
    final ItemScene scene;

    ItemTask(EnrollmentBatch batch, BatchItem item, ItemScene scene) {
        this.batch = batch;
        this.item = item;
        this.scene = scene;
    }

    /** What is known under the item's lock. */
    sealed interface Plan<F> {}

    /** It is to be done here. */
    record Ours<F>(F facts) implements Plan<F> {}

    /** It is done already, or somebody else does it. */
    record Taken<F>() implements Plan<F> {}

    /**
     * What came of it.
     *
     * @param result null when it was left to somebody else
     */
    record Run(@Nullable ItemResult result) {}

    /** Reads what the item is decided on. */
    abstract Uni<F> read(SqlConnection connection);

    /** What is to be done; {@link OfficeOrder#NOTHING} when the item is settled, changed or refused. */
    abstract OfficeOrder orderOf(F facts);

    /** What came of it; writes what the kind of batch keeps. */
    abstract Uni<ItemResult> finish(SqlConnection connection, F facts, List<OfficeResult> results, Instant at);

    @Override
    public final Uni<Plan<F>> plan(SqlConnection connection) {
        return scene.items()
                .claim(connection, item.id())
                .chain(mine -> mine
                        ? read(connection).map(facts -> (Plan<F>) new Ours<>(facts))
                        : Uni.createFrom().item(new Taken<F>()));
    }

    @Override
    public final OfficeOrder order(Plan<F> plan) {
        return switch (plan) {
            case Ours<F> ours -> orderOf(ours.facts());
            case Taken<F> taken -> OfficeOrder.NOTHING;
        };
    }

    @Override
    public final Uni<Run> record(SqlConnection connection, Plan<F> plan, List<OfficeResult> results, Instant at) {
        return switch (plan) {
            case Ours<F> ours ->
                finish(connection, ours.facts(), results, at)
                        .call(result -> scene.items().finish(connection, item.id(), result, at))
                        .map(Run::new);
            case Taken<F> taken -> Uni.createFrom().item(new Run(null));
        };
    }

    /** What is recorded as the reason with each enrollment that ends. */
    static String reason(EnrollmentBatch batch) {
        String name = switch (batch.kind()) {
            case CLOSURE -> "폐강";
            case UNDERPAYMENT_NOTICE -> "오납 통지";
            case UNDERPAYMENT_CANCELLATION -> "오납 수강취소";
            case WITHDRAWAL -> "수강철회 승인";
        };
        return name + " (일괄 처리 " + batch.id() + ")";
    }

    Uni<Void> publish(
            SqlConnection connection, Instant at, String type, String key, @Nullable String student, JsonObject told) {
        OutboxEvent event =
                new OutboxEvent(type, key, student, told, scene.caller().correlationId());
        return scene.outbox().publish(connection, at, List.of(event));
    }

    Uni<Void> audit(
            SqlConnection connection, Instant at, String action, String type, String id, Map<String, Object> details) {
        AuditEvent event = new AuditEvent(at, scene.caller(), action, type, id, reason(batch), details);
        return scene.audit().record(connection, List.of(event));
    }
}
