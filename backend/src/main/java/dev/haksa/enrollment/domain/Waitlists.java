package dev.haksa.enrollment.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Waiting lists as they were read under the locks of their sections.
 *
 * @param heads the first of each list, in order
 * @param cut sections whose list goes on after what was read
 * @param own every place of the students who ask for something
 */
public record Waitlists(Map<Integer, List<WaitlistEntry>> heads, Set<Integer> cut, Collection<WaitlistEntry> own) {
    /** When nobody waits. */
    public static final Waitlists NONE = new Waitlists(Map.of(), Set.of(), List.of());
}
