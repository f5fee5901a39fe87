package dev.haksa.tuition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as whoever received it reports it.
 *
 * @param reference its natural key, given by the bank or the finance system
 * @param term code of the term
 * @param credits paid for; zero or less in a reversal
 * @param amountWon whole won; zero or less in a reversal
 * @param paidOn day in Seoul
 * @param reverses reference of the payment that is taken back, in part or as a whole; null for a payment
 */
public record PaymentFields(
        String reference,
        String studentNumber,
        String term,
        int credits,
        long amountWon,
        LocalDate paidOn,
        @Nullable String reverses) {}
