package dev.haksa.tuition;

/**
 * The sums of a student's account of a term, in whole won.
 *
 * @param paidCredits credits paid for, with those that a carry-over brought
 * @param carriedInWon brought from an earlier term
 * @param carriedOutWon waiting for a later term, or brought there
 */
public record AccountSums(int paidCredits, long paidWon, long carriedInWon, long refundedWon, long carriedOutWon) {
    /** An account on which nothing happened. */
    public static final AccountSums NOTHING = new AccountSums(0, 0, 0, 0, 0);

    /** What came in. */
    public long receivedWon() {
        return paidWon + carriedInWon;
    }

    /** What came in and was neither refunded nor carried over. */
    public long leftWon() {
        return receivedWon() - refundedWon - carriedOutWon;
    }
}
