package dev.haksa.dismissal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GroundsTest {
    private static final TermCode SPRING = new TermCode(2027, Season.SPRING);
    private static final Grounds GROUNDS = new Grounds(SPRING, LocalDate.of(2027, 3, 2), 14, 30);
    private static final LocalDate LATE = LocalDate.of(2027, 5, 1);

    private static Situation onLeave(boolean military, String endsOn, TermCode returnTerm) {
        return new Situation(
                StudentState.ON_LEAVE,
                new Situation.LeaveDays(military, LocalDate.parse(endsOn), returnTerm),
                false,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-28,2027-SPRING,true",
        "2027-03-01,2027-SPRING,true",
        "2027-03-02,2027-SPRING,false",
        "2027-02-28,2027-FALL,false",
        "2026-08-31,2026-FALL,true"
    })
    void whose_leave_ends_before_the_term_has_to_return(String endsOn, String returnTerm, boolean expected) {
        Situation student = onLeave(false, endsOn, TermCode.parse(returnTerm).orElseThrow());
        assertThat(GROUNDS.hasToReturn(student)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-15,", "2027-03-16,", "2027-03-17,NOT_RETURNED"})
    void who_is_not_back_two_weeks_into_the_term_has_not_returned(LocalDate today, Ground ground) {
        assertThat(GROUNDS.of(onLeave(false, "2027-02-28", SPRING), today)).isEqualTo(ground);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-31,", "2027-04-01,", "2027-04-02,NOT_REGISTERED"})
    void who_paid_nothing_a_month_into_the_term_has_not_registered(LocalDate today, Ground ground) {
        assertThat(GROUNDS.of(new Situation(StudentState.ENROLLED, null, false, null), today))
                .isEqualTo(ground);
        assertThat(GROUNDS.of(new Situation(StudentState.ENROLLED, null, true, null), today))
                .isNull();
    }

    @Test
    void military_service_is_a_ground_of_its_own() {
        assertThat(GROUNDS.of(onLeave(true, "2027-02-28", SPRING), LATE)).isEqualTo(Ground.MILITARY);
    }

    @ParameterizedTest
    @EnumSource(
            value = StudentState.class,
            names = {"WITHDRAWN", "DISMISSED", "COMPLETED", "GRADUATED"})
    void whoever_has_left_is_not_dismissed(StudentState state) {
        assertThat(GROUNDS.of(new Situation(state, null, false, null), LATE)).isNull();
    }

    @Test
    void it_is_said_why_nothing_stands_against_somebody_any_more() {
        assertThat(GROUNDS.settledBy(new Situation(StudentState.ENROLLED, null, true, null)))
                .isEqualTo(Settlement.REGISTERED);
        assertThat(GROUNDS.settledBy(new Situation(StudentState.ENROLLED, null, false, null)))
                .isEqualTo(Settlement.RETURNED);
        assertThat(GROUNDS.settledBy(onLeave(false, "2027-08-31", new TermCode(2027, Season.FALL))))
                .isEqualTo(Settlement.LEAVE_EXTENDED);
        assertThat(GROUNDS.settledBy(new Situation(StudentState.WITHDRAWN, null, false, null)))
                .isEqualTo(Settlement.LEFT);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-30,true", "2027-03-31,true", "2027-04-01,false", ",false"})
    void who_applied_until_the_last_day_of_waiting_has_acted(LocalDate actedOn, boolean expected) {
        Situation student = new Situation(StudentState.ENROLLED, null, false, actedOn);
        assertThat(student.hasActedUntil(LocalDate.of(2027, 3, 31))).isEqualTo(expected);
    }
}
