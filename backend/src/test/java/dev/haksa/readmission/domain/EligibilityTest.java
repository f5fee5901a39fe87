package dev.haksa.readmission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityTest {
    private static final TermCode SPRING = new TermCode(2025, Season.SPRING);
    private static final TermCode FALL = new TermCode(2025, Season.FALL);
    private static final Eligibility.Frame FRAME =
            new Eligibility.Frame(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 15), Set.of(7, 8), 1);
    private static final Eligibility.Wish WISH = new Eligibility.Wish(LocalDate.of(2027, 1, 8), null, null);

    private static Departure departure(DepartureReason reason, TermCode term) {
        return new Departure(1, "25107001", LocalDate.of(2025, 9, 20), term, reason, 3, 7, 2, null, Instant.EPOCH);
    }

    private static Eligibility.Facts facts(DepartureReason reason, TermCode term, Set<TermCode> studied) {
        return new Eligibility.Facts(StudentState.DISMISSED, 2025, departure(reason, term), false, studied, 0);
    }

    private static List<String> codes(Eligibility.Facts facts, Eligibility.Wish wish) {
        return Eligibility.check(facts, wish, FRAME).stream()
                .map(Violation::code)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = DepartureReason.class,
            names = {"WITHDRAWAL", "NOT_RETURNED", "NOT_REGISTERED", "MILITARY", "OTHER"})
    void who_studied_a_term_and_left_may_apply(DepartureReason reason) {
        assertThat(codes(facts(reason, FALL, Set.of(SPRING)), WISH)).isEmpty();
    }

    @Test
    void a_first_term_with_only_f_counts_as_studied() {
        // Terms with grades are handed over whatever the grades were.
        assertThat(codes(facts(DepartureReason.WITHDRAWAL, SPRING, Set.of(SPRING)), WISH))
                .isEmpty();
    }

    @Test
    void dismissed_for_not_registering_in_the_term_of_entrance_does_not_count() {
        assertThat(codes(facts(DepartureReason.NOT_REGISTERED, SPRING, Set.of()), WISH))
                .containsExactly("READMISSION_UNREGISTERED_AT_ENTRANCE");
        assertThat(codes(facts(DepartureReason.NOT_REGISTERED, SPRING, Set.of(SPRING)), WISH))
                .containsExactly("READMISSION_UNREGISTERED_AT_ENTRANCE");
        assertThat(codes(facts(DepartureReason.NOT_REGISTERED, FALL, Set.of(SPRING)), WISH))
                .isEmpty();
    }

    @Test
    void who_never_studied_a_term_may_not() {
        assertThat(codes(facts(DepartureReason.WITHDRAWAL, SPRING, Set.of()), WISH))
                .containsExactly("READMISSION_NO_TERM_STUDIED");
    }

    @Test
    void who_was_expelled_may_not() {
        assertThat(codes(facts(DepartureReason.EXPULSION, FALL, Set.of(SPRING)), WISH))
                .containsExactly("READMISSION_EXPELLED");
        Eligibility.Facts disciplined = new Eligibility.Facts(
                StudentState.DISMISSED, 2025, departure(DepartureReason.OTHER, FALL), true, Set.of(SPRING), 0);
        assertThat(codes(disciplined, WISH)).containsExactly("READMISSION_EXPELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-03,false",
        "2027-01-04,true",
        "2027-01-05,true",
        "2027-01-14,true",
        "2027-01-15,true",
        "2027-01-16,false"
    })
    void the_postmark_lies_inside_the_period_of_filing(LocalDate postmark, boolean inside) {
        List<String> codes = codes(
                facts(DepartureReason.WITHDRAWAL, FALL, Set.of(SPRING)), new Eligibility.Wish(postmark, null, null));
        assertThat(codes.isEmpty()).isEqualTo(inside);
    }

    @Test
    void only_the_former_department_and_year_are_open() {
        Eligibility.Facts facts = facts(DepartureReason.WITHDRAWAL, FALL, Set.of(SPRING));
        LocalDate day = WISH.receivedOn();
        assertThat(codes(facts, new Eligibility.Wish(day, 7, 2))).isEmpty();
        assertThat(codes(facts, new Eligibility.Wish(day, 8, 2))).containsExactly("READMISSION_ELSEWHERE");
        assertThat(codes(facts, new Eligibility.Wish(day, 7, 3))).containsExactly("READMISSION_ELSEWHERE");
    }

    @Test
    void all_reasons_are_named_at_once() {
        Eligibility.Facts facts = new Eligibility.Facts(
                StudentState.DISMISSED,
                2025,
                new Departure(
                        1,
                        "25107001",
                        LocalDate.of(2025, 4, 1),
                        SPRING,
                        DepartureReason.EXPULSION,
                        3,
                        9,
                        1,
                        null,
                        Instant.EPOCH),
                false,
                Set.of(),
                1);
        assertThat(codes(facts, new Eligibility.Wish(LocalDate.of(2027, 2, 1), 7, null)))
                .containsExactly(
                        "READMISSION_EXPELLED",
                        "READMISSION_NO_TERM_STUDIED",
                        "READMISSION_LIMIT_REACHED",
                        "READMISSION_ELSEWHERE",
                        "READMISSION_OUTSIDE_PERIOD",
                        "READMISSION_NO_PLACES");
    }

    @Test
    void who_has_not_left_or_whose_departure_is_not_on_record_may_not() {
        Eligibility.Facts enrolled = new Eligibility.Facts(StudentState.ENROLLED, 2025, null, false, Set.of(SPRING), 0);
        assertThat(codes(enrolled, WISH)).containsExactly("READMISSION_NOT_LEFT");
        Eligibility.Facts unknown = new Eligibility.Facts(StudentState.WITHDRAWN, 2025, null, false, Set.of(SPRING), 0);
        assertThat(codes(unknown, WISH)).containsExactly("READMISSION_DEPARTURE_UNKNOWN");
    }
}
