package dev.haksa.photo;

import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Why a student cannot put in photos now.
 *
 * @param code of the refusal, whose texts stand under {@code violation.<code>} with a remedy
 * @param article key of the point of the procedure that closes it
 * @param since when it closed
 * @param facts that the texts refer to, beside {@code closedAt}
 */
public record ClosedWindow(String code, String article, Instant since, Map<String, Object> facts) {
    /** Copies the facts. */
    public ClosedWindow {
        facts = Map.copyOf(facts);
    }

    /** The refusal. */
    public Violation violation() {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("closedAt", since);
        return new Violation(code, article, all);
    }
}
