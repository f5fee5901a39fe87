package dev.haksa.dismissal;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.dismissal.store.BatchRows;
import dev.haksa.dismissal.store.ItemRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares and reviews return notices, notices before dismissal, and dismissals (articles 31 to 33). */
@ApplicationScoped
public class DismissalBatchService {
    private final BatchRows batches;
    private final ItemRows items;
    private final DismissalFinder finder;
    private final DismissalRegulation regulation;
    private final Terms terms;
    private final AuditTrail audit;
    private final Clock clock;

    DismissalBatchService(
            BatchRows batches,
            ItemRows items,
            DismissalFinder finder,
            DismissalRegulation regulation,
            Terms terms,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.items = items;
        this.finder = finder;
        this.regulation = regulation;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A batch to be prepared.
     *
     * @param departmentId to which it is limited; null for the whole university
     */
    public record NewBatch(
            BatchKind kind,
            String term,
            @Nullable Integer departmentId,
            @Nullable String note) {}

    /** A batch with all its items. */
    public record Report(DismissalBatch batch, List<DismissalItem> items) {}

    /** An item with the version that its batch has then. */
    public record Reviewed(DismissalItem item, int version) {}

    /** Prepares a batch: finds its students. Nothing happens to anybody; 400 for a term that does not exist. */
    public Uni<DismissalBatch> create(NewBatch asked, Caller caller) {
        Instant now = now();
        return batches.inTransaction(connection -> term(connection, asked.term())
                .chain(term -> insert(connection, asked, term, caller, now))
                .chain(id -> batches.one(connection, id))
                .call(made -> record(connection, caller, "DISMISSAL_BATCH_PREPARED", made, null, Map.of())));
    }

    /** Batches, the latest first. */
    public Uni<Page<DismissalBatch>> list(@Nullable String term, Paging paging) {
        return batches.list(term, paging);
    }

    /** A batch; 404 when there is none. */
    public Uni<DismissalBatch> find(int id) {
        return batches.one(id);
    }

    /** Items of a batch by student number; 404 when there is no such batch. */
    public Uni<Page<DismissalItem>> items(int id, Paging paging) {
        return batches.one(id).chain(() -> items.list(id, paging));
    }

    /** A batch with all that became of it; 404 when there is none. */
    public Uni<Report> report(int id) {
        return batches.one(id).chain(batch -> items.all(id).map(all -> new Report(batch, all)));
    }

    /**
     * Leaves a student out, with a reason, or takes the student in again with null; 404, 428, 412, 409 when it is no draft
     * any more.
     */
    public Uni<Reviewed> review(
            int id, int itemId, @Nullable String ifMatch, @Nullable String excludedFor, Caller caller) {
        return batches.inTransaction(connection -> draft(connection, id, ifMatch)
                .chain(batch -> items.one(connection, id, itemId)
                        .call(item -> recordReview(connection, caller, batch, item, excludedFor)))
                .call(() -> items.review(connection, itemId, excludedFor))
                .call(() -> batches.touch(connection, id))
                .chain(() -> batches.one(connection, id))
                .chain(batch -> items.one(connection, id, itemId).map(item -> new Reviewed(item, batch.version()))));
    }

    /** Gives a draft up; 404, 428, 412, 409. */
    public Uni<DismissalBatch> cancel(int id, @Nullable String ifMatch, Caller caller) {
        return batches.inTransaction(connection -> draft(connection, id, ifMatch)
                .call(batch -> batches.cancel(connection, id))
                .call(batch -> record(connection, caller, "DISMISSAL_BATCH_CANCELLED", batch, null, Map.of()))
                .chain(() -> batches.one(connection, id)));
    }

    static void requireDraft(DismissalBatch batch, @Nullable String ifMatch) {
        EntityTags.requireMatch(ifMatch, batch.version());
        if (batch.state() != BatchState.DRAFT) {
            throw ProblemException.conflict(
                    "DISMISSAL_NOT_DRAFT",
                    Map.of("state", "DISMISSAL_" + batch.state().name()));
        }
    }

    private Uni<Integer> insert(SqlConnection connection, NewBatch asked, Term term, Caller caller, Instant now) {
        DismissalFinder.Question question = new DismissalFinder.Question(asked.kind(), term, Times.day(now));
        return batches.insert(
                        connection,
                        asked.kind(),
                        term.id(),
                        asked.departmentId(),
                        asked.note(),
                        regulation.basis(Times.day(now)),
                        caller,
                        now)
                .call(id -> finder.find(connection, question, asked.departmentId())
                        .chain(found -> items.write(connection, id, found)));
    }

    private Uni<DismissalBatch> draft(SqlConnection connection, int id, @Nullable String ifMatch) {
        return batches.lock(connection, id).invoke(batch -> requireDraft(batch, ifMatch));
    }

    private Uni<Term> term(SqlConnection connection, String code) {
        return terms.byCode(connection, code)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.type() == ProblemType.NOT_FOUND)
                .transform(unknown -> unfit(code))
                .invoke(term -> {
                    if (term.code().rehearsal() || term.season().isSeasonal()) {
                        throw unfit(code);
                    }
                });
    }

    private static ProblemException unfit(String code) {
        return ProblemException.invalid("DISMISSAL_TERM", "/term", Map.of("term", code));
    }

    private Uni<Void> recordReview(
            SqlConnection connection,
            Caller caller,
            DismissalBatch batch,
            DismissalItem item,
            @Nullable String excludedFor) {
        Map<String, Object> details = Map.of(
                "studentNumber", item.studentNumber(),
                "included", excludedFor == null,
                "includedBefore", item.excludedFor() == null);
        return record(connection, caller, "DISMISSAL_ITEM_REVIEWED", batch, excludedFor, details);
    }

    private Uni<Void> record(
            SqlConnection connection,
            Caller caller,
            String action,
            DismissalBatch batch,
            @Nullable String reason,
            Map<String, Object> more) {
        Map<String, Object> details = new HashMap<>(more);
        details.put("kind", batch.kind().name());
        details.put("term", batch.term().code().toString());
        details.put("items", batch.counts().items());
        String id = String.valueOf(batch.id());
        return audit.record(
                connection, List.of(new AuditEvent(now(), caller, action, "DISMISSAL_BATCH", id, reason, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
