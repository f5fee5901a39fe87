package dev.haksa.tuition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A student's account of a term.
 *
 * @param bill null when none was entered
 * @param underpaidWon charged and not paid (제5조③); 0 without a bill
 * @param overpaidWon paid beyond the charge; 0 without a bill
 * @param entries in the order in which they were recorded
 */
public record TuitionAccount(
        String studentNumber,
        String term,
        @Nullable TuitionBill bill,
        AccountSums sums,
        long underpaidWon,
        long overpaidWon,
        List<TuitionEntry> entries) {
    static TuitionAccount of(
            String studentNumber,
            String term,
            @Nullable TuitionBill bill,
            AccountSums sums,
            List<TuitionEntry> entries) {
        long charged = bill == null ? sums.receivedWon() : bill.tuitionWon() + bill.admissionFeeWon();
        return new TuitionAccount(
                studentNumber,
                term,
                bill,
                sums,
                Math.max(0, charged - sums.receivedWon()),
                Math.max(0, sums.receivedWon() - charged),
                List.copyOf(entries));
    }
}
