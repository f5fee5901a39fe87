package dev.haksa.card;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an entry.
 *
 * @param code of a refusal; null otherwise
 * @param facts what the student may read of it, such as a tracking number
 * @param at when it happened
 */
public record EntryStep(
        String studentNumber, EntryState state, @Nullable String code, Map<String, Object> facts, Instant at) {
    /** Copies the facts. */
    public EntryStep {
        facts = Map.copyOf(facts);
    }
}
