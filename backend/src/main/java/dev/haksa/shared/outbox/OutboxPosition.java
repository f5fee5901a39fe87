package dev.haksa.shared.outbox;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in the order of the outbox.
 *
 * @param tx transaction that published it
 * @param id its number; decides within a transaction
 */
public record OutboxPosition(long tx, long id) implements Comparable<OutboxPosition> {
    /** Before every event. */
    public static final OutboxPosition START = new OutboxPosition(0, 0);

    private static final Comparator<OutboxPosition> ORDER =
            Comparator.comparingLong(OutboxPosition::tx).thenComparingLong(OutboxPosition::id);
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Reads what {@link #toString} wrote; null when it is something else. */
    public static @Nullable OutboxPosition parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? new OutboxPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
                : null;
    }

    @Override
    public int compareTo(OutboxPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + id;
    }
}
