package dev.haksa.leave.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.ClassDays;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.Leave;
import dev.haksa.student.LeaveKind;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaves, extensions, returns and cancellations: who may, and until which day. */
class ReturnRulesTest {
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final LocalDate LEAVE_ENDS = LocalDate.of(2027, 2, 28);

    @ParameterizedTest
    @CsvSource({
        // 105 class days: 26 of them lie within the first quarter; 104 would be 26 exactly
        "105,2026-08-20,true",
        "105,2026-09-25,true",
        "105,2026-09-26,true",
        "105,2026-09-27,false",
        "104,2026-09-26,true",
        "104,2026-09-27,false",
        "103,2026-09-25,true",
        "103,2026-09-26,false"
    })
    void a_leave_is_cancelled_within_the_first_quarter(int classDays, LocalDate receipt, boolean possible) {
        List<Violation> violations = ReturnRules.cancelling(
                student(StudentState.ON_LEAVE, LeaveKind.GENERAL), new ClassDays(START, classDays), 4, receipt);
        assertThat(violations.isEmpty()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({"2027-02-27,true", "2027-02-28,true", "2027-03-01,false"})
    void a_leave_is_extended_until_its_last_day(LocalDate receipt, boolean possible) {
        assertThat(LeaveRules.extension(student(StudentState.ON_LEAVE, LeaveKind.GENERAL), receipt, 1, 2)
                        .isEmpty())
                .isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "ENROLLED,,GENERAL,",
        "ENROLLED,,MILITARY,",
        "ON_LEAVE,GENERAL,SICK,",
        "ON_LEAVE,SICK,MILITARY,",
        "ON_LEAVE,GENERAL,GENERAL,LEAVE_UNDER_WAY",
        "ON_LEAVE,SICK,SICK,LEAVE_SAME_KIND",
        "WITHDRAWN,,GENERAL,RECORD_STATE_UNFIT",
        "GRADUATED,,SICK,RECORD_STATE_UNFIT"
    })
    void a_leave_begins_from_studying_and_changes_its_kind_for_service_and_illness(
            StudentState state, LeaveKind now, LeaveKind wanted, String code) {
        assertThat(LeaveRules.leave(student(state, now), wanted, 1, 2))
                .extracting(Violation::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "ON_LEAVE,GENERAL,false,",
        "ON_LEAVE,MILITARY,true,",
        "ON_LEAVE,MILITARY,false,RETURN_FROM_SERVICE",
        "ON_LEAVE,SICK,true,RETURN_NOT_FROM_SERVICE",
        "ENROLLED,,false,RECORD_STATE_UNFIT"
    })
    void who_served_comes_back_by_the_way_of_service(
            StudentState state, LeaveKind now, boolean fromService, String code) {
        ReturnRules.Coming coming =
                new ReturnRules.Coming(LocalDate.of(2027, 2, 20), at(2026, Season.FALL), at(2027, Season.SPRING));
        assertThat(ReturnRules.comingBack(student(state, now), fromService, coming))
                .extracting(Violation::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        // a leave from the fall of 2026 until the spring of 2027 or the fall of 2027 begins
        "2026-09-12,2026,FALL,SPRING,LEAVE_CANCEL_ONLY",
        "2026-12-21,2026,FALL,SPRING,LEAVE_CANCEL_ONLY",
        "2026-12-22,2027,SPRING,SPRING,",
        "2027-03-02,2027,SPRING,SPRING,",
        "2027-03-01,2027,SPRING,FALL,",
        "2027-03-02,2027,SPRING,FALL,RETURN_DURING_TERM",
        "2027-06-20,2027,SPRING,FALL,RETURN_DURING_TERM",
        "2027-06-21,2027,FALL,FALL,",
        "2027-09-02,2027,FALL,FALL,"
    })
    void a_leave_lasts_until_its_first_term_is_over_and_nobody_returns_in_a_later_term_that_it_covers(
            LocalDate receipt, int year, Season season, Season returnIn, String code) {
        Leave leave = new Leave(1, LeaveKind.GENERAL, START, START, START, LEAVE_ENDS, new TermCode(2027, returnIn));
        ReturnRules.Coming coming = new ReturnRules.Coming(receipt, at(2026, Season.FALL), at(year, season));
        assertThat(ReturnRules.comingBack(student(StudentState.ON_LEAVE, leave), false, coming))
                .extracting(Violation::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void while_no_term_is_entered_the_half_years_tell_whether_it_is_the_first() {
        TermAt fall = new TermAt(new TermCode(2026, Season.FALL), null);
        TermAt spring = new TermAt(new TermCode(2027, Season.SPRING), null);
        StudentRecord student = student(StudentState.ON_LEAVE, LeaveKind.GENERAL);
        assertThat(ReturnRules.comingBack(student, false, new ReturnRules.Coming(START, fall, fall)))
                .extracting(Violation::code)
                .containsExactly("LEAVE_CANCEL_ONLY");
        assertThat(ReturnRules.comingBack(student, false, new ReturnRules.Coming(LEAVE_ENDS, fall, spring)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // on 10 July the spring is over and the fall not entered; on 20 December 2026 and 10 January 2027 likewise
        "2026-SPRING,2026-SPRING,2026-FALL",
        "2026-FALL,2026-FALL,2027-SPRING",
        "2025-SPRING,2026-SPRING,2026-SPRING",
        ",2026-FALL,2026-FALL"
    })
    void a_term_that_nobody_entered_comes_after_the_last_one(String over, String halfYear, String term) {
        List<TermCode> known = over == null
                ? List.of()
                : List.of(
                        TermCode.parse("2024-FALL").orElseThrow(),
                        TermCode.parse(over).orElseThrow());
        assertThat(TermAt.notEntered(known, TermCode.parse(halfYear).orElseThrow()))
                .isEqualTo(new TermAt(TermCode.parse(term).orElseThrow(), null));
    }

    private static TermAt at(int year, Season season) {
        LocalDate starts = season == Season.SPRING ? LocalDate.of(year, 3, 2) : LocalDate.of(year, 9, 1);
        LocalDate ends = season == Season.SPRING ? LocalDate.of(year, 6, 20) : LocalDate.of(year, 12, 21);
        TermCode code = new TermCode(year, season);
        return new TermAt(code, new Term(1, code, starts, ends, 105, 0));
    }

    @Test
    void too_many_terms_are_told_with_everything_else() {
        assertThat(LeaveRules.leave(student(StudentState.DISMISSED, (LeaveKind) null), LeaveKind.GENERAL, 3, 2))
                .extracting(Violation::code)
                .containsExactly("RECORD_STATE_UNFIT", "LEAVE_TOO_MANY_TERMS");
    }

    private static StudentRecord student(StudentState state, LeaveKind leave) {
        Leave under = leave == null
                ? null
                : new Leave(1, leave, START, START, START, LEAVE_ENDS, new TermCode(2027, Season.SPRING));
        return student(state, under);
    }

    private static StudentRecord student(StudentState state, Leave under) {
        return new StudentRecord(
                "26115001",
                "김하늘",
                null,
                null,
                StudentType.UNIVERSITY,
                Admission.FRESHMAN,
                state,
                1,
                "P",
                1,
                2026,
                0,
                0,
                under,
                0);
    }
}
