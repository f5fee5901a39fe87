package dev.haksa.shared.problem;

import java.util.Map;

/**
 * What is wrong with one part of the input.
 *
 * @param code stable code; its texts stand under {@code violation.<code>}
 * @param pointer JSON pointer into the body ({@code /opensAt}), or {@code ?name} for a query parameter, or
 *     {@code header:Name}
 * @param facts values that the text refers to
 */
public record InputViolation(String code, String pointer, Map<String, Object> facts) {
    /** Copies the facts. */
    public InputViolation {
        facts = Map.copyOf(facts);
    }
}
