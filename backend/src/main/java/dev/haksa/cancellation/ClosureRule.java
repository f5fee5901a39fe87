package dev.haksa.cancellation;

import dev.haksa.cancellation.store.ClosureRows;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeStep;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Closes sections that are too small (제5조②): all enrollments of a section end together, and nobody waits any more. */
@ApplicationScoped
class ClosureRule implements BatchRule {
    private final ClosureRows rows;

    ClosureRule(ClosureRows rows) {
        this.rows = rows;
    }

    @Override
    public BatchKind kind() {
        return BatchKind.CLOSURE;
    }

    @Override
    public Uni<List<FoundItem>> find(SqlConnection connection, EnrollmentBatch batch) {
        return candidates(connection, batch)
                .chain(ids -> rows.numbers(connection, ids))
                .map(found -> found.values().stream()
                        .map(one -> new FoundItem(null, one.sectionId(), ItemNumbers.of(one.numbers())))
                        .toList());
    }

    private Uni<List<Integer>> candidates(SqlConnection connection, EnrollmentBatch batch) {
        List<Integer> named = batch.parameters().sectionIds();
        return named.isEmpty()
                ? rows.smallerThan(connection, batch.termId(), minimumSize(batch))
                : rows.ofTerm(connection, batch.termId(), named)
                        .invoke(known -> requireAll(named, known))
                        .replaceWith(named);
    }

    private static void requireAll(List<Integer> named, List<Integer> known) {
        Set<Integer> unknown = new HashSet<>(named);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(
                    "BATCH_SECTION_UNKNOWN",
                    "/sectionIds",
                    Map.of("sections", unknown.stream().sorted().toList()));
        }
    }

    private static int minimumSize(EnrollmentBatch batch) {
        return Objects.requireNonNull(batch.parameters().minimumSize());
    }

    @Override
    public ItemTask<?> task(EnrollmentBatch batch, BatchItem item, ItemScene scene) {
        return new Closing(rows, batch, item, scene);
    }

    /** Closing one section. */
    private static final class Closing extends ItemTask<ClosureRows.Found> {
        private final ClosureRows rows;

        Closing(ClosureRows rows, EnrollmentBatch batch, BatchItem item, ItemScene scene) {
            super(batch, item, scene);
            this.rows = rows;
        }

        @Override
        Uni<ClosureRows.Found> read(SqlConnection connection) {
            int section = item.sectionId();
            return rows.numbers(connection, List.of(section))
                    .map(found -> Objects.requireNonNull(found.get(section), "a section of a batch is never deleted"));
        }

        @Override
        OfficeOrder orderOf(ClosureRows.Found found) {
            if (outcome(found) != ItemOutcome.DONE) {
                return OfficeOrder.NOTHING;
            }
            List<OfficeStep> steps = found.numbers().students().stream()
                    .map(student ->
                            new OfficeStep(OfficeStep.Kind.CLOSURE, student, found.sectionId(), batch.createdAt()))
                    .toList();
            return new OfficeOrder(steps, List.of(found.sectionId()));
        }

        /** A section that has grown big enough since the review is left alone; one that was named is closed anyway. */
        private ItemOutcome outcome(ClosureRows.Found found) {
            if (!found.numbers().open()) {
                return ItemOutcome.SETTLED;
            }
            boolean named = !batch.parameters().sectionIds().isEmpty();
            return named || found.numbers().enrolled() < minimumSize(batch) ? ItemOutcome.DONE : ItemOutcome.CHANGED;
        }

        @Override
        Uni<ItemResult> finish(
                SqlConnection connection, ClosureRows.Found found, List<OfficeResult> results, Instant at) {
            ItemResult result = ItemResult.of(outcome(found), ItemNumbers.of(found.numbers()));
            return result.outcome() == ItemOutcome.DONE
                    ? tell(connection, found, at).replaceWith(result)
                    : Uni.createFrom().item(result);
        }

        private Uni<Void> tell(SqlConnection connection, ClosureRows.Found found, Instant at) {
            String id = String.valueOf(found.sectionId());
            Map<String, Object> details = Map.of(
                    "batchId", batch.id(),
                    "enrolled", found.numbers().enrolled(),
                    "waiting", found.numbers().waiting());
            return audit(connection, at, "SECTION_CLOSED", "SECTION", id, details)
                    .chain(() -> publish(connection, at, "section.closed", id, null, told(found, at)));
        }

        private static JsonObject told(ClosureRows.Found found, Instant at) {
            return new JsonObject()
                    .put("sectionId", found.sectionId())
                    .put("courseNumber", found.courseNumber())
                    .put("sectionNumber", found.sectionNumber())
                    .put("title", found.title())
                    .put("term", found.term())
                    .put("enrolled", found.numbers().enrolled())
                    .put("waiting", found.numbers().waiting())
                    .put("at", at.toString());
        }
    }
}
