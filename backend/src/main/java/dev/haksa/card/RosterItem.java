package dev.haksa.card;

import dev.haksa.regulation.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student whom a department decides on.
 *
 * @param reasons why not; empty when listed
 * @param photoId the approved photo when the roster was last built
 * @param photoVersion of that photo as it is now
 * @param confirmed whether the department has confirmed that very photo
 */
public record RosterItem(
        String studentNumber,
        String name,
        boolean listed,
        List<Violation> reasons,
        @Nullable EntryChannel channel,
        @Nullable UUID photoId,
        @Nullable Integer photoVersion,
        @Nullable String photoSha256,
        boolean confirmed) {
    /** Copies the reasons. */
    public RosterItem {
        reasons = List.copyOf(reasons);
    }
}
