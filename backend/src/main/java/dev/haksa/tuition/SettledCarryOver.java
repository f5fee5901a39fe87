package dev.haksa.tuition;

import dev.haksa.shared.outbox.OutboxEvent;
import java.util.List;

/**
 * Carry-overs that were applied to a term or released.
 *
 * @param events for the caller to publish as the last thing before the commit
 */
public record SettledCarryOver(List<TuitionEntry> entries, List<OutboxEvent> events) {
    /** Copies the lists. */
    public SettledCarryOver {
        entries = List.copyOf(entries);
        events = List.copyOf(events);
    }
}
