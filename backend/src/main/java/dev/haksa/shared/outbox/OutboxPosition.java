package dev.haksa.shared.outbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in the order of the outbox, which is the order of the commits.
 *
 * @param id number of the event
 */
public record OutboxPosition(long id) implements Comparable<OutboxPosition> {
    /** Before every event. */
    public static final OutboxPosition START = new OutboxPosition(0);

    private static final Pattern WRITTEN = Pattern.compile("\\d{1,18}");

    /** Reads what {@link #toString} wrote; null when it is something else. */
    public static @Nullable OutboxPosition parse(String text) {
        return WRITTEN.matcher(text).matches() ? new OutboxPosition(Long.parseLong(text)) : null;
    }

    @Override
    public int compareTo(OutboxPosition other) {
        return Long.compare(id, other.id);
    }

    @Override
    public String toString() {
        return Long.toString(id);
    }
}
