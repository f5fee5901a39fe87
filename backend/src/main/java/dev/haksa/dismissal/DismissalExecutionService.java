package dev.haksa.dismissal;

import dev.haksa.change.RecordChanges;
import dev.haksa.dismissal.domain.Settlement;
import dev.haksa.dismissal.store.BatchRows;
import dev.haksa.dismissal.store.ItemRows;
import dev.haksa.dismissal.store.NoticeRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries reviewed batches out, item by item, each in a transaction of its own in which its outcome is written too: whoever
 * asks again goes on with what is left and does nothing twice. Whoever acted meanwhile falls out, with the reason.
 */
@ApplicationScoped
public class DismissalExecutionService {
    private static final Set<Settlement> FOR_NOW = Set.of(Settlement.ACTED, Settlement.TOLD, Settlement.NOT_DUE);

    private final BatchRows batches;
    private final ItemRows items;
    private final NoticeRows notices;
    private final DismissalFinder finder;
    private final DismissalDoing doing;
    private final RecordChanges changes;
    private final Outbox outbox;
    private final Clock clock;

    DismissalExecutionService(
            BatchRows batches,
            ItemRows items,
            NoticeRows notices,
            DismissalFinder finder,
            DismissalDoing doing,
            RecordChanges changes,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.items = items;
        this.notices = notices;
        this.finder = finder;
        this.doing = doing;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Carries a batch out, or goes on with one that was begun.
     *
     * @param ifMatch the version that was reviewed; not looked at once it was begun
     * @return fails with 404, 428, 412, 409 when it was given up
     */
    public Uni<DismissalBatch> execute(int id, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        return batches.inTransaction(connection -> batches.lock(connection, id)
                        .call(batch -> batch.state() == BatchState.EXECUTED
                                ? Uni.createFrom().voidItem()
                                : begin(connection, batch, ifMatch, caller, now)))
                .chain(batch -> items.open(id).chain(open -> doAll(batch, open, caller, now)))
                .chain(() -> batches.one(id));
    }

    /** What would become of the items that are still to be done, if the batch were carried out now; nothing changes. */
    public Uni<List<PreviewedItem>> preview(int id) {
        LocalDate today = Times.day(now());
        return batches.one(id)
                .chain(batch -> items.open(id)
                        .onItem()
                        .transformToMulti(open -> Multi.createFrom().iterable(open))
                        .onItem()
                        .transformToUniAndConcatenate(item -> batches.reading(connection -> finder.judge(
                                        connection, question(batch, today), item.studentNumber(), item.ground()))
                                .map(judgement -> previewed(item, judgement)))
                        .collect()
                        .asList());
    }

    /**
     * Lets those fall out whose ground is gone while the president has not signed: their dismissals are cancelled, with the
     * reason. The same again changes nothing.
     *
     * @return how many fell out; 404 when there is no such batch
     */
    public Uni<Integer> settle(int id, Caller caller) {
        Instant now = now();
        return batches.one(id)
                .chain(batch -> items.filed(id)
                        .onItem()
                        .transformToMulti(filed -> Multi.createFrom().iterable(filed))
                        .onItem()
                        .transformToUniAndConcatenate(item ->
                                batches.inTransaction(connection -> settle(connection, batch, item, caller, now)))
                        .collect()
                        .asList())
                .map(settled -> (int) settled.stream().filter(one -> one).count());
    }

    private Uni<Void> begin(
            SqlConnection connection, DismissalBatch batch, @Nullable String ifMatch, Caller caller, Instant now) {
        DismissalBatchService.requireDraft(batch, ifMatch);
        return batches.execute(connection, batch.id(), caller, now);
    }

    private Uni<Void> doAll(DismissalBatch batch, List<DismissalItem> open, Caller caller, Instant now) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(item -> doOne(batch, item, caller, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A dismissal that cannot be filed must not stop the others. */
    private Uni<Void> doOne(DismissalBatch batch, DismissalItem item, Caller caller, Instant now) {
        return batches.inTransaction(connection -> items.claim(connection, item.id())
                        .chain(mine -> mine
                                ? doOne(connection, new DismissalDoing.Scene(batch, item, caller, now))
                                : Uni.createFrom().voidItem()))
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> fail(item, code(failure), now));
    }

    private Uni<Void> doOne(SqlConnection connection, DismissalDoing.Scene scene) {
        LocalDate today = Times.day(scene.at());
        DismissalItem item = scene.item();
        return finder.judge(connection, question(scene.batch(), today), item.studentNumber(), item.ground())
                .chain(judgement -> judgement.ground() == null
                        ? settled(connection, scene, Objects.requireNonNull(judgement.settled()))
                        : doing.carryOut(connection, scene, judgement.ground()))
                .chain(done -> items.finish(connection, scene.item().id(), done.result(), scene.at())
                        .chain(() -> outbox.publish(connection, scene.at(), done.events())));
    }

    /** Whose ground is gone needs another notice should it come back; whose application is refused was told already. */
    private Uni<DismissalDoing.Done> settled(
            SqlConnection connection, DismissalDoing.Scene scene, Settlement settlement) {
        boolean over = !FOR_NOW.contains(settlement);
        DismissalDoing.Done done =
                new DismissalDoing.Done(new ItemRows.Result(ItemOutcome.SETTLED, settlement.name(), null), List.of());
        return over
                ? notices.settle(
                                connection,
                                scene.item().studentNumber(),
                                scene.batch().term().id(),
                                scene.item().ground(),
                                scene.at())
                        .replaceWith(done)
                : Uni.createFrom().item(done);
    }

    private Uni<Void> fail(DismissalItem item, String code, Instant now) {
        return batches.inTransaction(connection -> items.claim(connection, item.id())
                .chain(mine -> mine
                        ? items.finish(connection, item.id(), new ItemRows.Result(ItemOutcome.FAILED, code, null), now)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> settle(
            SqlConnection connection, DismissalBatch batch, DismissalItem item, Caller caller, Instant now) {
        int changeId = Objects.requireNonNull(item.changeId());
        return changes.status(connection, changeId)
                .map(status -> status.state().isOpen())
                .chain(open -> open
                        ? finder.judge(connection, question(batch, Times.day(now)), item.studentNumber(), item.ground())
                                .map(judgement -> judgement.settled())
                        : Uni.createFrom().<Settlement>nullItem())
                .chain(settled -> settled == null
                        ? Uni.createFrom().item(false)
                        : withdraw(connection, new DismissalDoing.Scene(batch, item, caller, now), settled));
    }

    private Uni<Boolean> withdraw(SqlConnection connection, DismissalDoing.Scene scene, Settlement settled) {
        int changeId = Objects.requireNonNull(scene.item().changeId());
        ItemRows.Result result = new ItemRows.Result(ItemOutcome.SETTLED, settled.name(), changeId);
        return settled(connection, scene, settled)
                .chain(() -> items.finish(connection, scene.item().id(), result, scene.at()))
                .chain(() -> changes.cancel(connection, changeId, settled.name(), scene.caller(), scene.at()))
                .chain(events -> outbox.publish(connection, scene.at(), events))
                .replaceWith(true);
    }

    private static PreviewedItem previewed(DismissalItem item, DismissalFinder.Judgement judgement) {
        return judgement.settled() == null
                ? new PreviewedItem(item, ItemOutcome.DONE, null)
                : new PreviewedItem(
                        item, ItemOutcome.SETTLED, judgement.settled().name());
    }

    private static DismissalFinder.Question question(DismissalBatch batch, LocalDate today) {
        return new DismissalFinder.Question(batch.kind(), batch.term(), today);
    }

    private static String code(ProblemException failure) {
        if (!failure.rules().isEmpty()) {
            return failure.rules().getFirst().code();
        }
        return failure.input().isEmpty()
                ? failure.type().name()
                : failure.input().getFirst().code();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
