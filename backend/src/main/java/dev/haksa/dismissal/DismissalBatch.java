package dev.haksa.dismissal;

import dev.haksa.catalog.Term;
import dev.haksa.regulation.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reviewed batch.
 *
 * @param departmentId to which it is limited; null for the whole university
 */
public record DismissalBatch(
        int id,
        BatchKind kind,
        Term term,
        @Nullable Integer departmentId,
        BatchState state,
        @Nullable String note,
        Basis basis,
        Instant createdAt,
        String createdByName,
        @Nullable Instant executedAt,
        @Nullable String executedByName,
        Counts counts,
        int version) {
    /** Items by what became of them. */
    public record Counts(int items, int open, int excluded, int done, int settled, int failed) {}
}
