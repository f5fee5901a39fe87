package dev.haksa.tuition;

import java.time.Instant;

/**
 * A payment on record; it is never changed.
 *
 * @param recordedAt when the product learned of it
 */
public record Payment(int id, PaymentFields fields, Instant recordedAt) {}
