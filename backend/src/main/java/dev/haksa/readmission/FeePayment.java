package dev.haksa.readmission;

import java.time.LocalDate;

/**
 * A fee that was paid.
 *
 * @param reference its natural key, given by the bank or the finance system
 * @param amountWon whole won
 * @param paidOn day in Seoul
 */
public record FeePayment(String reference, int applicationId, int amountWon, LocalDate paidOn) {}
