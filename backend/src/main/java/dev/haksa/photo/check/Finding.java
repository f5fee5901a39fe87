package dev.haksa.photo.check;

import java.util.Map;

/**
 * A doubt for the reviewer.
 *
 * @param confidence 0–100: how sure the check is
 * @param facts values that the text refers to, see {@link FindingCode}
 */
public record Finding(FindingCode code, int confidence, Map<String, Object> facts) {
    /** Copies the facts and refuses impossible confidences. */
    public Finding {
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
        facts = Map.copyOf(facts);
    }
}
