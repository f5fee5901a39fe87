package dev.haksa.tuition;

/**
 * The answer to a reported payment.
 *
 * @param created whether it is new; false when the same was on record already
 */
public record RecordedPayment(Payment payment, boolean created) {}
