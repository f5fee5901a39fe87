package dev.haksa.tuition;

import java.time.Instant;

/** What a student was charged for a term, in whole won. */
public record TuitionBill(
        String studentNumber, String term, long tuitionWon, long admissionFeeWon, Instant enteredAt, int version) {}
