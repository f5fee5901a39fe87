package dev.haksa.cancellation;

import dev.haksa.cancellation.store.BatchRows;
import dev.haksa.cancellation.store.ItemRows;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prepares and reviews what is done to many enrollments at once (제5조②③, 제46조②). */
@ApplicationScoped
public class BatchService {
    private final BatchRows batches;
    private final ItemRows items;
    private final BatchRules rules;
    private final CancellationRegulation regulation;
    private final Terms terms;
    private final AuditTrail audit;
    private final Clock clock;

    BatchService(
            BatchRows batches,
            ItemRows items,
            BatchRules rules,
            CancellationRegulation regulation,
            Terms terms,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.items = items;
        this.rules = rules;
        this.regulation = regulation;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** An item with the version that its batch has then. */
    public record Reviewed(BatchItem item, int version) {}

    private record Draft(EnrollmentBatch batch, BatchItem item) {}

    /** Prepares a batch: finds its items. Nothing happens to anybody; 400 when the term or a section is unknown. */
    public Uni<EnrollmentBatch> create(NewBatch asked, Caller caller) {
        BatchRules.requireMayChange(asked.kind(), caller);
        CancellationRegulation.Values values = regulation.today();
        NewBatch batch = completed(asked, values);
        Instant now = now();
        return batches.inTransaction(connection -> term(connection, batch.term())
                .chain(term -> batches.insert(connection, batch, term.id(), values.basis(), caller, now))
                .chain(id -> batches.one(connection, id))
                .chain(made -> find(connection, made))
                .call(made -> record(connection, caller, "BATCH_PREPARED", made, null, Map.of())));
    }

    /** Batches, the latest first. */
    public Uni<Page<EnrollmentBatch>> list(BatchCriteria criteria, Paging paging) {
        return batches.list(criteria, paging);
    }

    /** A batch; 404 when there is none. */
    public Uni<EnrollmentBatch> find(int id) {
        return batches.one(id);
    }

    /** Items of a batch in the order in which they are carried out; 404 when there is no such batch. */
    public Uni<Page<BatchItem>> items(int id, ItemCriteria criteria, Paging paging) {
        return batches.one(id).chain(batch -> items.list(id, criteria, paging));
    }

    /** All items of a batch, for the report; 404 when there is no such batch. */
    public Uni<List<BatchItem>> report(int id) {
        return batches.one(id).chain(batch -> items.all(id));
    }

    /** Decides about one item of a draft; 404, 428, 412, 409 when it is no draft any more, 400 without reason. */
    public Uni<Reviewed> review(int id, int itemId, @Nullable String ifMatch, Review review, Caller caller) {
        return batches.inTransaction(connection -> draft(connection, id, ifMatch, caller)
                .invoke(batch -> requireSensible(batch, review))
                .chain(batch -> items.one(connection, id, itemId).map(item -> new Draft(batch, item)))
                .call(draft -> items.review(connection, itemId, review))
                .call(draft -> batches.touch(connection, id))
                .call(draft -> record(connection, caller, draft, review))
                .chain(draft -> reviewed(connection, id, itemId)));
    }

    /** Looks for the items of a draft anew; what was decided about those found again stays. 404, 428, 412, 409. */
    public Uni<EnrollmentBatch> refresh(int id, @Nullable String ifMatch, Caller caller) {
        return batches.inTransaction(connection -> draft(connection, id, ifMatch, caller)
                .call(batch -> batches.refreshed(connection, id, now()))
                .chain(batch -> find(connection, batch))
                .call(batch -> record(connection, caller, "BATCH_REFRESHED", batch, null, Map.of())));
    }

    /** Gives a draft up; 404, 428, 412, 409. */
    public Uni<EnrollmentBatch> cancel(int id, @Nullable String ifMatch, Caller caller) {
        return batches.inTransaction(connection -> draft(connection, id, ifMatch, caller)
                .call(batch -> batches.cancel(connection, id))
                .call(batch -> record(connection, caller, "BATCH_CANCELLED", batch, null, Map.of()))
                .chain(batch -> batches.one(connection, id)));
    }

    private static NewBatch completed(NewBatch asked, CancellationRegulation.Values values) {
        BatchParameters given = asked.parameters();
        boolean closure = asked.kind() == BatchKind.CLOSURE;
        boolean notice = asked.kind() == BatchKind.UNDERPAYMENT_NOTICE;
        requireNone("minimumSize", !closure && given.minimumSize() != null, asked.kind());
        requireNone("sectionIds", !closure && !given.sectionIds().isEmpty(), asked.kind());
        requireNone(
                "minimumSize",
                given.minimumSize() != null && !given.sectionIds().isEmpty(),
                asked.kind());
        requireNone("noticeDays", !notice && given.noticeDays() != null, asked.kind());
        boolean bySize = closure && given.sectionIds().isEmpty();
        BatchParameters parameters = new BatchParameters(
                bySize ? Objects.requireNonNullElse(given.minimumSize(), values.minimumSize()) : null,
                given.sectionIds().stream().distinct().sorted().toList(),
                notice ? Objects.requireNonNullElse(given.noticeDays(), values.noticeDays()) : null);
        boolean secondPerson = asked.secondPerson() || values.secondPerson();
        return new NewBatch(asked.kind(), asked.term(), parameters, secondPerson, asked.note());
    }

    private static void requireNone(String name, boolean wrong, BatchKind kind) {
        if (wrong) {
            throw ProblemException.invalid(
                    "BATCH_PARAMETER_UNFIT", "/" + name, Map.of("parameter", name, "kind", kind.name()));
        }
    }

    private Uni<Term> term(SqlConnection connection, String code) {
        return terms.byCode(connection, code)
                .onFailure(failure ->
                        failure instanceof ProblemException problem && problem.type() == ProblemType.NOT_FOUND)
                .transform(unknown -> ProblemException.invalid("BATCH_TERM_UNKNOWN", "/term", Map.of("term", code)))
                .invoke(BatchService::requireReal);
    }

    private static void requireReal(Term term) {
        if (term.code().rehearsal()) {
            throw ProblemException.invalid(
                    "BATCH_TERM_REHEARSAL", "/term", Map.of("term", term.code().toString()));
        }
    }

    private Uni<EnrollmentBatch> find(SqlConnection connection, EnrollmentBatch batch) {
        return rules.of(batch.kind())
                .find(connection, batch)
                .chain(found -> items.write(connection, batch.id(), found))
                .chain(() -> batches.one(connection, batch.id()));
    }

    private Uni<EnrollmentBatch> draft(SqlConnection connection, int id, @Nullable String ifMatch, Caller caller) {
        return batches.lock(connection, id).invoke(batch -> {
            BatchRules.requireMayChange(batch.kind(), caller);
            EntityTags.requireMatch(ifMatch, batch.version());
            requireDraft(batch);
        });
    }

    private static void requireDraft(EnrollmentBatch batch) {
        if (batch.state() != BatchState.DRAFT) {
            throw ProblemException.conflict(
                    "BATCH_NOT_DRAFT", Map.of("state", "BATCH_" + batch.state().name()));
        }
    }

    private static void requireSensible(EnrollmentBatch batch, Review review) {
        if (review.verdict() == ItemReview.REFUSE && batch.kind() != BatchKind.WITHDRAWAL) {
            throw ProblemException.invalid("REFUSAL_UNFIT", "/verdict", Map.of());
        }
        if (review.verdict() != ItemReview.INCLUDE
                && (review.reason() == null || review.reason().isBlank())) {
            throw ProblemException.invalid("REVIEW_REASON_MISSING", "/reason", Map.of());
        }
    }

    private Uni<Reviewed> reviewed(SqlConnection connection, int id, int itemId) {
        return batches.one(connection, id)
                .chain(batch -> items.one(connection, id, itemId).map(item -> new Reviewed(item, batch.version())));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, Draft draft, Review review) {
        Map<String, Object> details = new HashMap<>();
        details.put("itemId", draft.item().id());
        details.put("verdict", review.verdict().name());
        details.put("before", draft.item().review().name());
        if (draft.item().section() != null) {
            details.put("sectionId", draft.item().sectionId());
        }
        if (draft.item().studentNumber() != null) {
            details.put("studentNumber", draft.item().student());
        }
        return record(connection, caller, "BATCH_ITEM_REVIEWED", draft.batch(), review.reason(), details);
    }

    private Uni<Void> record(
            SqlConnection connection,
            Caller caller,
            String action,
            EnrollmentBatch batch,
            @Nullable String reason,
            Map<String, Object> more) {
        Map<String, Object> details = new HashMap<>(more);
        details.put("kind", batch.kind().name());
        details.put("term", batch.term());
        details.put("items", batch.counts().items());
        String id = String.valueOf(batch.id());
        return audit.record(
                connection, List.of(new AuditEvent(now(), caller, action, "ENROLLMENT_BATCH", id, reason, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
