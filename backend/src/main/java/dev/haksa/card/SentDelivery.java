package dev.haksa.card;

import java.time.LocalDate;

/**
 * Where a card goes as the card company was told.
 *
 * @param on the day of the package, or of the form on paper, that said so
 */
public record SentDelivery(Delivery delivery, LocalDate on) {}
