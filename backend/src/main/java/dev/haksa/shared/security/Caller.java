package dev.haksa.shared.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the request.
 *
 * @param id account id, or client id of an integration
 * @param name for people to read
 * @param roles roles, and scopes with the prefix {@code scope:}
 * @param departments ids of the departments that department roles are limited to; empty for all other roles
 * @param studentNumber of the caller's own student record, if there is one
 * @param correlationId of the request
 */
public record Caller(
        String id,
        String name,
        Set<String> roles,
        Set<Integer> departments,
        @Nullable String studentNumber,
        String correlationId) {
    /** The product itself, for work that nobody asked for in person. */
    public static Caller system(String correlationId) {
        return new Caller("system", "Haksa", Set.of(), Set.of(), null, correlationId);
    }

    /** Whether the caller has a role or scope. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether the caller may see a department's data: it is among the caller's, or the caller is not limited to any. */
    public boolean reaches(int departmentId) {
        return departments.contains(departmentId) || reachesAll();
    }

    /**
     * Whether the caller is not limited to departments. Staff and heads of departments always are: those whose account
     * names no department see the data of none.
     */
    public boolean reachesAll() {
        return departments.isEmpty() && !isDepartmental();
    }

    /** Whether the caller works for departments. */
    public boolean isDepartmental() {
        return has(Roles.DEPARTMENT_STAFF) || has(Roles.DEPARTMENT_HEAD);
    }
}
