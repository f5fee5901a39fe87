package dev.haksa.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    @ParameterizedTest(name = "{0} of department {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "DEPARTMENT_STAFF, 5, true, false",
                "DEPARTMENT_HEAD, 5, true, false",
                "DEPARTMENT_STAFF, 6, false, false",
                "DEPARTMENT_STAFF, none, false, false",
                "DEPARTMENT_HEAD, none, false, false",
                "ACADEMIC_AFFAIRS, none, true, true",
                "REGISTRAR, none, true, true",
            })
    void reaches_departments(String role, Integer of, boolean five, boolean all) {
        Caller caller = new Caller("a", "A", Set.of(role), of == null ? Set.of() : Set.of(of), null, "c");
        assertThat(caller.reaches(5)).isEqualTo(five);
        assertThat(caller.reachesAll()).isEqualTo(all);
    }

    @ParameterizedTest(name = "{0} beside {1}")
    @CsvSource({"DEAN, DEPARTMENT_HEAD", "PROFESSOR, DEPARTMENT_STAFF"})
    void no_other_role_widens_that_of_a_department(String role, String departmental) {
        Caller caller = new Caller("a", "A", Set.of(role, departmental), Set.of(), null, "c");
        assertThat(caller.reaches(5)).isFalse();
    }
}
