package dev.haksa.change;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which applications are asked for; nulls and empty sets ask for all.
 *
 * @param overdue only those whose decision is late
 */
public record ChangeCriteria(
        Set<ChangeKind> kinds,
        Set<ChangeState> states,
        Set<Integer> departments,
        @Nullable String studentNumber,
        boolean overdue) {
    /** Copies the sets. */
    public ChangeCriteria {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
        departments = Set.copyOf(departments);
    }
}
