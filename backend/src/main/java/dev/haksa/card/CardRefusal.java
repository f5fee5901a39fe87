package dev.haksa.card;

import java.time.LocalDate;

/**
 * A refusal of the card company.
 *
 * @param code of the company; what it means stands under {@code card.refusal.<code>}, but for codes that only the company
 *     knows
 * @param on the day in Seoul on which it happened
 */
public record CardRefusal(String code, LocalDate on, RefusalSource by) {}
