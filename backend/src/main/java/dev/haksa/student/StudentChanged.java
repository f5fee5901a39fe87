package dev.haksa.student;

import dev.haksa.shared.outbox.OutboxEvent;
import java.util.List;

/**
 * What a change made of a record.
 *
 * @param events what to tell others; publishing them is the last thing before the commit
 */
public record StudentChanged(StudentRecord before, StudentRecord after, List<OutboxEvent> events) {
    /** Copies the list. */
    public StudentChanged {
        events = List.copyOf(events);
    }
}
