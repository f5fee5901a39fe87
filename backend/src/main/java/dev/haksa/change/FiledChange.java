package dev.haksa.change;

import dev.haksa.shared.outbox.OutboxEvent;
import java.time.LocalDate;
import java.util.List;

/**
 * A change that was filed by office.
 *
 * @param dueOn when the first decision is due
 * @param events to publish as the last thing before the commit
 */
public record FiledChange(int id, LocalDate dueOn, List<OutboxEvent> events) {
    /** Copies the list. */
    public FiledChange {
        events = List.copyOf(events);
    }
}
