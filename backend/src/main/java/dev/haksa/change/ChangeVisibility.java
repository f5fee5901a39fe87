package dev.haksa.change;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.Set;

/**
 * Whose applications somebody of the staff may see.
 *
 * @param departments only these; ignored when all
 */
public record ChangeVisibility(boolean all, Set<Integer> departments) {
    private static final Set<String> UNIVERSITY =
            Set.of(Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT);

    /** Copies the set. */
    public ChangeVisibility {
        departments = Set.copyOf(departments);
    }

    /** What a caller may see: everything, or the own departments. */
    public static ChangeVisibility of(Caller caller) {
        boolean university = UNIVERSITY.stream().anyMatch(caller::has);
        return new ChangeVisibility(university || caller.reachesAll(), caller.departments());
    }

    /** Whether applications of a department are visible. */
    public boolean reaches(int department) {
        return all || departments.contains(department);
    }

    /** Makes what is not visible look as if it did not exist. */
    void require(RecordChange change) {
        if (!reaches(change.summary().departmentId())) {
            throw ProblemException.notFound("recordChange", change.id());
        }
    }
}
