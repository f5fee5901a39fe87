package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.problem.InputViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleRulesTest {
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DEPARTMENT_STAFF", "DEPARTMENT_HEAD"})
    void a_department_role_needs_its_department(Role role) {
        assertThat(codes(null, new RoleGrant(role, null))).containsExactly("DEPARTMENT_REQUIRED");
        assertThat(codes(null, new RoleGrant(role, 3))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "STUDENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void no_other_role_has_one(Role role) {
        assertThat(codes(null, new RoleGrant(role, 3))).containsExactly("DEPARTMENT_NOT_ALLOWED");
        assertThat(codes(null, new RoleGrant(role, null))).isEmpty();
    }

    @Test
    void department_and_university_roles_do_not_mix() {
        assertThat(codes(null, new RoleGrant(Role.DEPARTMENT_HEAD, 3), new RoleGrant(Role.DEAN, null)))
                .containsExactly("ROLES_DO_NOT_MIX");
        assertThat(codes(null, new RoleGrant(Role.DEPARTMENT_HEAD, 3), new RoleGrant(Role.PROFESSOR, null)))
                .isEmpty();
    }

    @Test
    void a_student_has_a_student_number() {
        assertThat(codes(null, new RoleGrant(Role.STUDENT, null))).containsExactly("STUDENT_NUMBER_REQUIRED");
        assertThat(codes("20260001", new RoleGrant(Role.STUDENT, null))).isEmpty();
    }

    private static List<String> codes(String studentNumber, RoleGrant... grants) {
        return RoleRules.check(List.of(grants), studentNumber).stream()
                .map(InputViolation::code)
                .toList();
    }
}
