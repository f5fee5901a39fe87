package dev.haksa.cancellation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reviewed batch.
 *
 * @param term code of the term
 * @param secondPerson whether whoever prepared it may not carry it out
 * @param asOf day whose regulation was used to find the items
 * @param createdBy account of whoever prepared it
 * @param foundAt when the items were looked for last
 * @param executedAt when it was started; null while it was not
 */
public record EnrollmentBatch(
        int id,
        BatchKind kind,
        int termId,
        String term,
        BatchState state,
        BatchParameters parameters,
        boolean secondPerson,
        @Nullable String note,
        LocalDate asOf,
        String regulationVersion,
        Instant createdAt,
        String createdBy,
        String createdByName,
        Instant foundAt,
        @Nullable Instant executedAt,
        @Nullable String executedByName,
        @Nullable Instant finishedAt,
        int version,
        BatchCounts counts) {}
