package dev.haksa.regulation;

import java.util.Map;

/**
 * One reason for a refusal, or one warning.
 *
 * @param code stable code, UPPER_SNAKE; its texts stand in the i18n bundles under {@code violation.<code>} and
 *     {@code violation.<code>.remedy}
 * @param article key of the article in {@code regulation/articles.yaml}, for example {@code 4.4}
 * @param facts the numbers used, by the names that the texts refer to
 */
public record Violation(String code, String article, Map<String, Object> facts) {
    /** Copies the facts. */
    public Violation {
        facts = Map.copyOf(facts);
    }
}
