package dev.haksa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcademicWindowTest {
    private static final Instant OPENS = Instant.parse("2027-02-15T01:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-02-19T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-02-15T00:59:59.999Z, false",
        "2027-02-15T01:00:00Z, true",
        "2027-02-17T00:00:00Z, true",
        "2027-02-19T07:59:59.999Z, true",
        "2027-02-19T08:00:00Z, false"
    })
    void is_open_from_its_first_instant_until_just_before_its_last(Instant instant, boolean open) {
        assertThat(window(Set.of(), Set.of()).isOpenAt(instant)).isEqualTo(open);
    }

    @Test
    void without_limits_concerns_everybody() {
        assertThat(window(Set.of(), Set.of()).concerns(1, 7)).isTrue();
        assertThat(window(Set.of(), Set.of()).concernsDepartment(null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3, 7, true", "4, 8, true", "2, 7, false", "3, 9, false", "2, 9, false"})
    void with_limits_concerns_those_who_meet_both(int yearLevel, int departmentId, boolean concerned) {
        assertThat(window(Set.of(3, 4), Set.of(7, 8)).concerns(yearLevel, departmentId))
                .isEqualTo(concerned);
    }

    @Test
    void limited_to_departments_does_not_concern_a_section_without_department() {
        assertThat(window(Set.of(), Set.of(7)).concernsDepartment(null)).isFalse();
    }

    private static AcademicWindow window(Set<Integer> yearLevels, Set<Integer> departments) {
        return new AcademicWindow(1, 1, WindowKind.ENROLLMENT, OPENS, CLOSES, yearLevels, departments);
    }
}
