package dev.haksa.change;

import java.util.Set;

/**
 * What somebody may decide.
 *
 * @param head whether the steps of heads of departments are the caller's
 * @param departments for which departments
 * @param president whether the president's steps are the caller's
 * @param delegatedKinds else, for which kinds by delegation today
 */
public record InboxReach(boolean head, Set<Integer> departments, boolean president, Set<ChangeKind> delegatedKinds) {
    /** Copies the sets. */
    public InboxReach {
        departments = Set.copyOf(departments);
        delegatedKinds = Set.copyOf(delegatedKinds);
    }
}
