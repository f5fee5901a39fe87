package dev.haksa.tuition.domain;

import dev.haksa.catalog.ClassDays;
import dev.haksa.tuition.AccountSums;
import dev.haksa.tuition.TuitionConsequence.Charge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a student's tuition of a term.
 *
 * @param term code of the term
 * @param bill what was charged; null without a bill
 * @param open what waits to be carried over from this term; null when nothing does
 */
public record TuitionFacts(
        String studentNumber,
        String term,
        ClassDays classDays,
        @Nullable Charge bill,
        AccountSums sums,
        @Nullable OpenCarryOver open) {
    /**
     * A carry-over that was neither applied nor released.
     *
     * @param leaveRequestedOn the day that it was reckoned by
     * @param credits that go with it
     */
    public record OpenCarryOver(long amountWon, LocalDate leaveRequestedOn, int credits) {}
}
