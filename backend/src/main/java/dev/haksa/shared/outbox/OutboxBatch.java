package dev.haksa.shared.outbox;

import java.util.List;

/**
 * What one look into the outbox found.
 *
 * @param events those that were asked for, in order
 * @param position of the last event looked at; nothing comes before it any more
 * @param progress whether there is more to read
 */
public record OutboxBatch(List<StoredEvent> events, OutboxPosition position, Progress progress) {
    /** What to do after a run. */
    public enum Progress {
        /** Everything is read; wait for the next signal. */
        DONE,
        /** The batch was full: go on at once. */
        MORE
    }
}
