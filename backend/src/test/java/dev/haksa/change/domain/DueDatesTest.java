package dev.haksa.change.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.StepRole;
import dev.haksa.workday.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due days over weekends and Chuseok of 2026, and over the sitting of a committee. */
class DueDatesTest {
    private static final WorkingDays DAYS = new WorkingDays(
            Map.of(2026, Set.of(LocalDate.of(2026, 9, 24), LocalDate.of(2026, 9, 25), LocalDate.of(2026, 9, 26))));
    private static final List<ChangeProcedure.Step> THREE_AND_TWO = List.of(
            new ChangeProcedure.Step(StepRole.DEPARTMENT_HEAD, 3), new ChangeProcedure.Step(StepRole.PRESIDENT, 2));

    @ParameterizedTest
    @CsvSource({
        "2026-09-09,2026-09-14,2026-09-16",
        "2026-09-11,2026-09-16,2026-09-18",
        "2026-09-12,2026-09-16,2026-09-18",
        "2026-09-21,2026-09-28,2026-09-30",
        "2026-09-23,2026-09-30,2026-10-02"
    })
    void each_step_takes_its_working_days_after_the_one_before(LocalDate begun, LocalDate first, LocalDate second) {
        assertThat(DueDates.expected(begun, THREE_AND_TWO, DAYS)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        // due, paused on, resumed on, due then
        "2026-09-14,2026-09-10,2026-09-21,2026-09-23",
        "2026-09-14,2026-09-14,2026-09-21,2026-09-21",
        "2026-09-14,2026-09-15,2026-09-21,2026-09-14",
        "2026-09-23,2026-09-21,2026-09-23,2026-09-29",
        "2026-09-14,2026-09-10,2026-09-10,2026-09-14"
    })
    void what_was_left_before_a_committee_is_left_after_it(
            LocalDate due, LocalDate paused, LocalDate resumed, LocalDate then) {
        assertThat(DueDates.afterPause(due, paused, resumed, DAYS)).isEqualTo(then);
    }

    @Test
    void is_late_from_the_day_after() {
        LocalDate due = LocalDate.of(2026, 9, 29);
        assertThat(DueDates.isOverdue(due, false, due.minusDays(1))).isFalse();
        assertThat(DueDates.isOverdue(due, false, due)).isFalse();
        assertThat(DueDates.isOverdue(due, false, due.plusDays(1))).isTrue();
        assertThat(DueDates.isOverdue(due, true, due.plusDays(1))).isFalse();
    }
}
