package dev.haksa.card;

import java.util.Map;

/**
 * What a student does next, or waits for.
 *
 * @param code its text stands under {@code card.next.<code>}
 * @param facts that the text refers to
 */
public record NextStep(String code, Map<String, Object> facts) {
    /** Copies the facts. */
    public NextStep {
        facts = Map.copyOf(facts);
    }
}
