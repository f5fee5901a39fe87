package dev.haksa.departure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A departure to be recorded.
 *
 * @param leftOn day in Seoul
 * @param term code of the term in or for which the student left
 */
public record NewDeparture(
        String studentNumber,
        LocalDate leftOn,
        String term,
        DepartureReason reason,
        @Nullable String note) {}
