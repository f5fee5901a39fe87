package dev.haksa.tuition;

import dev.haksa.shared.outbox.OutboxEvent;
import java.util.List;

/**
 * A consequence that was entered into the account.
 *
 * @param events for the caller to publish as the last thing before the commit
 */
public record RecordedConsequence(TuitionConsequence consequence, List<OutboxEvent> events) {
    /** Copies the events. */
    public RecordedConsequence {
        events = List.copyOf(events);
    }
}
