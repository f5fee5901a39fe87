package dev.haksa.student.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From which states a record can change. */
class StudentTransitionsTest {
    @ParameterizedTest
    @CsvSource({
        "ENROLLED,LEAVE_TAKEN,ON_LEAVE",
        "ON_LEAVE,LEAVE_CHANGED,ON_LEAVE",
        "ON_LEAVE,RETURNED,ENROLLED",
        "ON_LEAVE,LEAVE_CANCELLED,ENROLLED",
        "ENROLLED,WITHDRAWN,WITHDRAWN",
        "ON_LEAVE,WITHDRAWN,WITHDRAWN",
        "ON_LEAVE,DISMISSED,DISMISSED",
        "WITHDRAWN,READMITTED,ENROLLED",
        "DISMISSED,READMITTED,ENROLLED",
        "ENROLLED,PROGRAM_CHANGED,ENROLLED",
        "GRADUATED,CORRECTED,GRADUATED"
    })
    void leads_from_one_state_to_the_next(StudentState from, StudentChange.Kind change, StudentState into) {
        assertThat(StudentTransitions.isPossible(from, change)).isTrue();
        assertThat(StudentTransitions.after(from, change)).isEqualTo(into);
    }

    @ParameterizedTest
    @CsvSource({
        "ON_LEAVE,LEAVE_TAKEN",
        "ENROLLED,LEAVE_CHANGED",
        "ENROLLED,RETURNED",
        "WITHDRAWN,WITHDRAWN",
        "GRADUATED,DISMISSED",
        "ENROLLED,READMITTED",
        "GRADUATED,READMITTED",
        "DISMISSED,PROGRAM_CHANGED"
    })
    void refuses_what_does_not_follow(StudentState from, StudentChange.Kind change) {
        assertThat(StudentTransitions.isPossible(from, change)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(StudentChange.Kind.class)
    void knows_every_change(StudentChange.Kind change) {
        assertThat(StudentTransitions.after(StudentState.ENROLLED, change)).isNotNull();
    }
}
