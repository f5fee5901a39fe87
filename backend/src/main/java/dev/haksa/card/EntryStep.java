package dev.haksa.card;

import dev.haksa.shared.time.Times;
import java.time.Instant;
import java.time.LocalDate;
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

    /** The company refuses. */
    public static EntryStep refused(String studentNumber, CardRefusal refusal, Instant at) {
        Map<String, Object> facts =
                Map.of("on", refusal.on().toString(), "by", refusal.by().name());
        return new EntryStep(studentNumber, EntryState.ISSUER_REFUSED, refusal.code(), facts, at);
    }

    /** The refusal that it is; null when it is something else. */
    public @Nullable CardRefusal refusal() {
        return state == EntryState.ISSUER_REFUSED && code != null
                ? new CardRefusal(code, refusedOn(), refusedBy())
                : null;
    }

    private LocalDate refusedOn() {
        Object on = facts.get("on");
        return on == null ? Times.day(at) : LocalDate.parse(on.toString());
    }

    private RefusalSource refusedBy() {
        Object by = facts.get("by");
        return by == null ? RefusalSource.REPORT : RefusalSource.valueOf(by.toString());
    }
}
