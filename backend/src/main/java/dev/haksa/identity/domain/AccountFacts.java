package dev.haksa.identity.domain;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An account as it is at one moment, without its secrets. */
public record AccountFacts(
        UUID id,
        String loginName,
        String displayName,
        @Nullable String studentNumber,
        AccountState state,
        Set<RoleGrant> grants,
        Instant createdAt,
        Instant updatedAt,
        int version) {
    /** Copies the roles. */
    public AccountFacts {
        grants = Set.copyOf(grants);
    }

    /** Names of the roles, in alphabetical order. */
    public Set<String> roleNames() {
        return grants.stream().map(grant -> grant.role().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Departments that the department roles are limited to; empty when there are no such roles. */
    public Set<Integer> departments() {
        Set<Integer> departments = new TreeSet<>();
        for (RoleGrant grant : grants) {
            if (grant.departmentId() != null) {
                departments.add(grant.departmentId());
            }
        }
        return departments;
    }

    /** Whether this account can administer others. */
    public boolean isActiveAdmin() {
        return state == AccountState.ACTIVE && grants.stream().anyMatch(grant -> grant.role() == Role.ADMIN);
    }
}
