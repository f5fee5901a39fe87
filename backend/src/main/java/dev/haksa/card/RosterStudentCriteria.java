package dev.haksa.card;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which students of a roster are asked for; null and empty for all.
 *
 * @param confirmed whether the department has confirmed the photo that counts now
 * @param reasons codes of which a student who is left off has at least one
 */
public record RosterStudentCriteria(
        @Nullable Boolean listed, @Nullable Boolean confirmed, Set<EntryChannel> channels, Set<String> reasons) {
    /** Everybody on the roster. */
    public static final RosterStudentCriteria LISTED = new RosterStudentCriteria(true, null, Set.of(), Set.of());

    /** Copies the sets. */
    public RosterStudentCriteria {
        channels = Set.copyOf(channels);
        reasons = Set.copyOf(reasons);
    }
}
