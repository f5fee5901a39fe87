package dev.haksa.photoregister;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.Set;

/** Whose students a caller sees in the register. */
public record Reach(boolean all, Set<Integer> departments) {
    /** Academic affairs see all; staff and heads of departments their own. */
    public static Reach of(Caller caller) {
        boolean departmental = caller.has(Roles.DEPARTMENT_STAFF) || caller.has(Roles.DEPARTMENT_HEAD);
        boolean all = caller.has(Roles.ACADEMIC_AFFAIRS)
                || (departmental && caller.departments().isEmpty());
        return new Reach(all, departmental ? caller.departments() : Set.of());
    }

    /** Whether a department's students are among them. */
    public boolean reaches(int departmentId) {
        return all || departments.contains(departmentId);
    }
}
