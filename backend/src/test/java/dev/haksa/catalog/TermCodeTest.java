package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermCodeTest {
    @ParameterizedTest
    @EnumSource(Season.class)
    void is_written_and_read_alike(Season season) {
        TermCode code = new TermCode(2027, season);
        assertThat(TermCode.parse(code.toString())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027",
                "2027-spring",
                "27-SPRING",
                "1899-FALL",
                "2027-AUTUMN",
                "2027-1",
                " 2027-FALL",
                "12027-FALL",
                "REHEARSAL-2027-FALL"
            })
    void anything_else_is_not_a_term_code(String text) {
        assertThat(TermCode.parse(text)).isEmpty();
    }

    @Test
    void a_rehearsal_shows_in_its_code_and_follows_its_term() {
        TermCode real = new TermCode(2027, Season.SPRING);
        TermCode rehearsal = new TermCode(2027, Season.SPRING, true);
        assertThat(rehearsal)
                .hasToString("REHEARSAL-2027-SPRING")
                .isNotEqualTo(real)
                .isGreaterThan(real);
        assertThat(rehearsal).isLessThan(new TermCode(2027, Season.SUMMER));
        assertThat(TermCode.isRehearsal(rehearsal.toString())).isTrue();
        assertThat(TermCode.isRehearsal(real.toString())).isFalse();
    }

    @Test
    void follow_each_other_through_the_year() {
        assertThat(Stream.of("2028-SPRING", "2027-WINTER", "2027-SPRING", "2027-FALL", "2027-SUMMER")
                        .map(text -> TermCode.parse(text).orElseThrow())
                        .sorted()
                        .map(TermCode::toString))
                .containsExactly("2027-SPRING", "2027-SUMMER", "2027-FALL", "2027-WINTER", "2028-SPRING");
    }

    @Test
    void summer_and_winter_are_seasonal() {
        assertThat(Stream.of(Season.values()).filter(Season::isSeasonal)).containsExactly(Season.SUMMER, Season.WINTER);
    }
}
