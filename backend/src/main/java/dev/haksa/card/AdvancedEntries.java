package dev.haksa.card;

import dev.haksa.shared.outbox.OutboxEvent;
import java.util.List;

/**
 * What a change of entries did.
 *
 * @param moved numbers of the students whose entry moved
 * @param already numbers of those whose entry was so already
 * @param events to be published by the caller, as the last thing before the commit
 */
public record AdvancedEntries(List<String> moved, List<String> already, List<OutboxEvent> events) {
    /** Copies the lists. */
    public AdvancedEntries {
        moved = List.copyOf(moved);
        already = List.copyOf(already);
        events = List.copyOf(events);
    }
}
