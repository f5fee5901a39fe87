package dev.haksa.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * A batch to be prepared.
 *
 * @param parameters as asked; what is missing comes from the regulation
 * @param secondPerson whether another person must carry it out, even where the regulation does not demand it
 * @param note for the record; null for none
 */
public record NewBatch(
        BatchKind kind,
        String term,
        BatchParameters parameters,
        boolean secondPerson,
        @Nullable String note) {}
