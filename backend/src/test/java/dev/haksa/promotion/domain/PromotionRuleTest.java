package dev.haksa.promotion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Season;
import dev.haksa.promotion.PromotedStudent;
import dev.haksa.promotion.PromotionCall;
import dev.haksa.promotion.domain.PromotionRule.Standing;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionRuleTest {
    private static final LocalDate ENDS = LocalDate.of(2026, 12, 21);
    private static final LocalDate FIXED = LocalDate.of(2026, 12, 28);
    private static final LocalDate REPORTED = LocalDate.of(2027, 1, 8);
    private static final PromotionCall CALL = new PromotionCall("2026-FALL", FIXED, REPORTED);

    @ParameterizedTest
    @CsvSource({
        "ENROLLED, , true",
        "ON_LEAVE, , true",
        "WITHDRAWN, , false",
        "GRADUATED, , false",
        "COMPLETED, , false",
        "DISMISSED, , false",
        "DISMISSED, 2026-12-27, false",
        "DISMISSED, 2026-12-28, true",
        "DISMISSED, 2026-12-29, true",
        "DISMISSED, 2027-01-07, true",
        "DISMISSED, 2027-01-08, true",
        "DISMISSED, 2027-01-09, false",
        // somebody readmitted is on the rolls whatever came before
        "ENROLLED, 2020-01-01, true",
    })
    void takes_part(StudentState state, LocalDate dismissedOn, boolean part) {
        assertThat(PromotionRule.takesPart(CALL, ENDS, new Standing(state, dismissedOn, 2024, null)))
                .isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "2025, , true",
        "2026, , true",
        "2027, , false",
        "2026, 2026-12-20, true",
        "2026, 2026-12-21, true",
        "2026, 2026-12-22, false",
        "2027, 2026-12-20, false",
    })
    void who_entered_after_the_term_takes_no_part(int enteredIn, LocalDate numberedOn, boolean part) {
        for (StudentState state : List.of(StudentState.ENROLLED, StudentState.ON_LEAVE, StudentState.DISMISSED)) {
            assertThat(PromotionRule.takesPart(CALL, ENDS, new Standing(state, FIXED, enteredIn, numberedOn)))
                    .isEqualTo(part);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FALL, 2026-12-21, 2027-01-08, ",
        "FALL, 2026-12-28, 2027-01-08, ",
        "FALL, 2026-12-29, 2027-01-08, PROMOTION_TOO_EARLY",
        "FALL, 2026-12-21, 2027-01-07, PROMOTION_IN_FUTURE",
        "FALL, 2026-12-21, 2027-01-09, ",
        "WINTER, 2026-12-21, 2027-01-08, PROMOTION_SEASONAL",
    })
    void is_refused_out_of_time(Season season, LocalDate endsOn, LocalDate today, String code) {
        assertThat(PromotionRule.against(CALL, season, endsOn, today))
                .extracting(Violation::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({", 2, false", "1, 2, true", "2, 2, false", "3, 2, false"})
    void promoted_is_who_has_a_higher_level_than_before(Integer before, int after, boolean promoted) {
        assertThat(new PromotedStudent("26115001", "김하늘", StudentState.ENROLLED, null, 40, 0, before, after)
                        .isPromoted())
                .isEqualTo(promoted);
    }

    @Test
    void current_students_are_those_on_the_rolls() {
        assertThat(PromotionRule.CURRENT).containsExactlyInAnyOrder(StudentState.ENROLLED, StudentState.ON_LEAVE);
    }
}
