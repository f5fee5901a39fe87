package dev.haksa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2027-03-01, 2027-SPRING, 2027-03-02, 2026-FALL, 2027-SUMMER",
        "2027-03-02, 2027-FALL, 2027-09-01, 2027-SPRING, 2027-WINTER",
        "2027-08-31, 2027-FALL, 2027-09-01, 2027-SPRING, 2027-WINTER",
        "2027-09-01, 2028-SPRING, 2028-03-02, 2027-FALL, 2028-SUMMER",
        "2026-12-31, 2027-SPRING, 2027-03-02, 2026-FALL, 2027-SUMMER"
    })
    void the_term_is_the_next_regular_one_that_has_not_begun(
            LocalDate today, String code, LocalDate startsOn, String pastCode, String seasonalCode) {
        DemoCalendar calendar = DemoCalendar.on(today);
        assertThat(calendar.code()).isEqualTo(code);
        assertThat(calendar.startsOn()).isEqualTo(startsOn).isAfter(today);
        assertThat(calendar.pastCode()).isEqualTo(pastCode);
        assertThat(calendar.seasonalCode()).isEqualTo(seasonalCode);
        assertThat(calendar.seasonalStartsOn()).isAfter(calendar.endsOn());
    }
}
