package dev.haksa.card;

import java.util.Map;

/**
 * What a student does next, or waits for.
 *
 * @param code its text stands under {@link #text}
 * @param overdue whether the day until which somebody else was to act has gone by
 * @param facts that the text refers to
 */
public record NextStep(String code, boolean overdue, Map<String, Object> facts) {
    /** Copies the facts. */
    public NextStep {
        facts = Map.copyOf(facts);
    }

    /** Key of its text. */
    public String text() {
        return "card.next." + code + (overdue ? ".overdue" : "");
    }
}
