package dev.haksa.photoregister;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.Set;

/** Whose students a caller sees in the register. */
public record Reach(boolean all, Set<Integer> departments) {
    /** Academic affairs see all; staff and heads of departments their own. */
    public static Reach of(Caller caller) {
        Set<Integer> departments = caller.isDepartmental() ? caller.departments() : Set.of();
        return new Reach(caller.has(Roles.ACADEMIC_AFFAIRS), departments);
    }

    /** Whether a department's students are among them. */
    public boolean reaches(int departmentId) {
        return all || departments.contains(departmentId);
    }
}
