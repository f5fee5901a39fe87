package dev.haksa.tuition;

import java.util.List;

/**
 * What a student paid for a term.
 *
 * @param paidCredits credits paid for, reversals taken off
 * @param paidWon whole won, reversals taken off
 * @param payments in the order in which they were recorded
 */
public record TermPayments(String studentNumber, String term, int paidCredits, long paidWon, List<Payment> payments) {
    /** Sums up payments. */
    static TermPayments of(String studentNumber, String term, List<Payment> payments) {
        return new TermPayments(
                studentNumber,
                term,
                payments.stream().mapToInt(one -> one.fields().credits()).sum(),
                payments.stream().mapToLong(one -> one.fields().amountWon()).sum(),
                List.copyOf(payments));
    }
}
