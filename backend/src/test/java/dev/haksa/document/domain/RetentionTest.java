package dev.haksa.document.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    private static final Retention RULE = new Retention(4, 365);

    @ParameterizedTest
    @CsvSource({
        "2027-02-19, 2031-02-18, false",
        "2027-02-19, 2031-02-19, false",
        "2027-02-19, 2031-02-20, true",
        "2024-02-29, 2028-02-29, false",
        "2024-02-29, 2028-03-01, true"
    })
    void papers_are_kept_until_four_years_after_graduation_have_passed(
            LocalDate graduatedOn, LocalDate today, boolean over) {
        assertThat(!graduatedOn.isAfter(RULE.lastGraduation(today))).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-02, 2028-03-01, false", "2027-03-02, 2028-03-02, true"})
    void unused_papers_are_kept_for_a_year(LocalDate uploaded, LocalDate today, boolean over) {
        assertThat(!uploaded.isAfter(RULE.lastUnusedUpload(today))).isEqualTo(over);
    }
}
