package dev.haksa.card;

import java.util.HashMap;
import java.util.Map;
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

    /** The filters that were used, for the audit trail. */
    Map<String, Object> told() {
        Map<String, Object> told = new HashMap<>();
        if (listed != null) {
            told.put("listed", listed);
        }
        if (confirmed != null) {
            told.put("confirmed", confirmed);
        }
        if (!channels.isEmpty()) {
            told.put("channel", channels.stream().map(Enum::name).sorted().toList());
        }
        if (!reasons.isEmpty()) {
            told.put("reason", reasons.stream().sorted().toList());
        }
        return told;
    }
}
