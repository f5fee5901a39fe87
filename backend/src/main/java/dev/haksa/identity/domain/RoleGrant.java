package dev.haksa.identity.domain;

import org.jspecify.annotations.Nullable;

/**
 * A role given to an account.
 *
 * @param departmentId the department that a department role is limited to; null for all other roles
 */
public record RoleGrant(Role role, @Nullable Integer departmentId) implements Comparable<RoleGrant> {
    @Override
    public int compareTo(RoleGrant other) {
        int byRole = role.compareTo(other.role);
        return byRole != 0 ? byRole : Integer.compare(department(), other.department());
    }

    private int department() {
        return departmentId == null ? 0 : departmentId;
    }
}
