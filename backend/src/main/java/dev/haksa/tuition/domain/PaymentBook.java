package dev.haksa.tuition.domain;

import dev.haksa.tuition.PaymentFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which reported payments can be recorded, one after the other, on what is on record and what was reported
 * before. A payment is never changed: what was wrong is taken back by a reversal, up to what was paid.
 */
public final class PaymentBook {
    private final Map<String, PaymentFields> known = new HashMap<>();
    private final Map<String, Left> left = new HashMap<>();

    /** What is left of a payment after its reversals. */
    public record Left(int credits, long won) {
        /** Nothing. */
        static final Left NOTHING = new Left(0, 0);

        Left with(PaymentFields change) {
            return new Left(credits + change.credits(), won + change.amountWon());
        }

        boolean isNegative() {
            return credits < 0 || won < 0;
        }
    }

    /** What becomes of a reported payment. */
    public enum Entry {
        /** It is recorded. */
        NEW,
        /** The same is on record: nothing changes. */
        KNOWN,
        /** Neither credits nor amount. */
        PAYMENT_EMPTY,
        /** Negative without naming what it takes back. */
        PAYMENT_NEGATIVE,
        /** Takes back by adding. */
        REVERSAL_POSITIVE,
        /** Another payment has this reference. */
        PAYMENT_DIFFERS,
        /** Takes back what is not there, or belongs to another student or term, or is itself a reversal. */
        REVERSED_UNKNOWN,
        /** Takes back more than is left. */
        REVERSAL_EXCEEDS;

        /** Whether the payment is refused. */
        public boolean isMistake() {
            return this != NEW && this != KNOWN;
        }
    }

    /** A book of what is on record; payments before their reversals. */
    public PaymentBook(Collection<PaymentFields> onRecord) {
        onRecord.forEach(this::keep);
    }

    /** Decides on a reported payment; a new one is in the book from then on. */
    public Entry enter(PaymentFields payment) {
        PaymentFields same = known.get(payment.reference());
        if (same != null) {
            return same.equals(payment) ? Entry.KNOWN : Entry.PAYMENT_DIFFERS;
        }
        Entry entry = payment.reverses() == null ? paid(payment) : reversed(payment, payment.reverses());
        if (entry == Entry.NEW) {
            keep(payment);
        }
        return entry;
    }

    /** What is left of a payment. */
    public Left left(String reference) {
        return left.getOrDefault(reference, Left.NOTHING);
    }

    private static Entry paid(PaymentFields payment) {
        if (payment.credits() < 0 || payment.amountWon() < 0) {
            return Entry.PAYMENT_NEGATIVE;
        }
        return isEmpty(payment) ? Entry.PAYMENT_EMPTY : Entry.NEW;
    }

    private Entry reversed(PaymentFields reversal, String reference) {
        if (reversal.credits() > 0 || reversal.amountWon() > 0) {
            return Entry.REVERSAL_POSITIVE;
        }
        if (isEmpty(reversal)) {
            return Entry.PAYMENT_EMPTY;
        }
        PaymentFields paid = known.get(reference);
        if (paid == null
                || paid.reverses() != null
                || !paid.studentNumber().equals(reversal.studentNumber())
                || !paid.term().equals(reversal.term())) {
            return Entry.REVERSED_UNKNOWN;
        }
        return left(reference).with(reversal).isNegative() ? Entry.REVERSAL_EXCEEDS : Entry.NEW;
    }

    private static boolean isEmpty(PaymentFields payment) {
        return payment.credits() == 0 && payment.amountWon() == 0;
    }

    private void keep(PaymentFields payment) {
        known.put(payment.reference(), payment);
        String paid = payment.reverses() == null ? payment.reference() : payment.reverses();
        left.put(paid, left(paid).with(payment));
    }
}
