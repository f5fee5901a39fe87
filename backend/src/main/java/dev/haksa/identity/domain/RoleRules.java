package dev.haksa.identity.domain;

import dev.haksa.identity.domain.Role.Reach;
import dev.haksa.shared.problem.InputViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which roles fit together. A department role without department would reach the whole university, and one beside a
 * university-wide role would either limit that one or widen itself; so neither is given.
 */
public final class RoleRules {
    private RoleRules() {}

    /** Everything that is wrong with the roles of an account. */
    public static List<InputViolation> check(List<RoleGrant> grants, @Nullable String studentNumber) {
        List<InputViolation> violations = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            RoleGrant grant = grants.get(i);
            String pointer = "/roles/" + i + "/departmentId";
            boolean limited = grant.role().reach() == Reach.DEPARTMENT;
            if (limited && grant.departmentId() == null) {
                violations.add(new InputViolation("DEPARTMENT_REQUIRED", pointer, Map.of("role", grant.role())));
            } else if (!limited && grant.departmentId() != null) {
                violations.add(new InputViolation("DEPARTMENT_NOT_ALLOWED", pointer, Map.of("role", grant.role())));
            }
        }
        if (has(grants, Reach.DEPARTMENT) && has(grants, Reach.UNIVERSITY)) {
            violations.add(new InputViolation("ROLES_DO_NOT_MIX", "/roles", Map.of()));
        }
        boolean student = grants.stream().anyMatch(grant -> grant.role() == Role.STUDENT);
        if (student && studentNumber == null) {
            violations.add(new InputViolation("STUDENT_NUMBER_REQUIRED", "/studentNumber", Map.of()));
        }
        return List.copyOf(violations);
    }

    private static boolean has(List<RoleGrant> grants, Reach reach) {
        return grants.stream().anyMatch(grant -> grant.role().reach() == reach);
    }
}
