package dev.haksa.privacy.domain;

import static dev.haksa.privacy.domain.ResidentNumberRule.Disagreement.BIRTH_DATE;
import static dev.haksa.privacy.domain.ResidentNumberRule.Disagreement.CHECK_DIGIT;
import static dev.haksa.privacy.domain.ResidentNumberRule.Disagreement.NOT_YET_BORN;
import static dev.haksa.privacy.domain.ResidentNumberRule.Disagreement.SEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.privacy.Sex;
import dev.haksa.privacy.domain.ResidentNumberRule.Known;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ResidentNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 2);

    /** A number with the right last digit, by the published rule, written out again. */
    public static String withCheckDigit(String twelve, boolean foreign) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i < 8 ? i + 2 : i - 6);
        }
        int last = ((foreign ? 13 : 11) - sum % 11) % 10;
        return twelve.substring(0, 6) + "-" + twelve.substring(6) + last;
    }

    @ParameterizedTest
    @CsvSource({
        "990101-1000000, 1999-01-01, MALE, false",
        "990101-2000000, 1999-01-01, FEMALE, false",
        "030101-3000000, 2003-01-01, MALE, false",
        "0301014000000, 2003-01-01, FEMALE, false",
        "850505-5000000, 1985-05-05, MALE, true",
        "850505-6000000, 1985-05-05, FEMALE, true",
        "050505-7000000, 2005-05-05, MALE, true",
        "050505-8000000, 2005-05-05, FEMALE, true",
        "990101-9000000, 1899-01-01, MALE, false",
        "990101-0000000, 1899-01-01, FEMALE, false",
        "000229-4000000, 2000-02-29, FEMALE, false"
    })
    void tells_birth_date_sex_and_nationality(String text, LocalDate birth, Sex sex, boolean foreign) {
        ResidentNumber number = ResidentNumber.parse(text).orElseThrow();
        assertThat(number.birthDate()).isEqualTo(birth);
        assertThat(number.sex()).isEqualTo(sex);
        assertThat(number.isForeign()).isEqualTo(foreign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "900101",
                "900101-123456",
                "900101-12345678",
                "900230-1000000",
                "010229-3000000",
                "90010a-1000000",
                "901301-1000000",
                "900101 1000000",
                "９００１０１-1000000"
            })
    void is_none_without_thirteen_digits_and_a_day_that_exists(String text) {
        assertThat(ResidentNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"900101123456, false", "030101300000, false", "850505512345, true"})
    void exactly_one_last_digit_fits(String twelve, boolean foreign) {
        String right = withCheckDigit(twelve, foreign).replace("-", "");
        for (char digit = '0'; digit <= '9'; digit++) {
            ResidentNumber number = ResidentNumber.parse(twelve + digit).orElseThrow();
            assertThat(number.hasCheckDigit()).as(number.full()).isEqualTo(right.charAt(12) == digit);
        }
    }

    @Test
    void shows_only_birth_date_and_the_digit_behind_it() {
        ResidentNumber number = ResidentNumber.parse("900101-1234567").orElseThrow();
        assertThat(number.masked()).isEqualTo("900101-1******");
        assertThat(number.full()).isEqualTo("900101-1234567");
        assertThat(number.toString()).doesNotContain("234567");
    }

    @Test
    void agrees_with_what_is_known_or_says_everything_that_does_not() {
        ResidentNumber right =
                ResidentNumber.parse(withCheckDigit("030101300000", false)).orElseThrow();
        assertThat(ResidentNumberRule.disagreements(right, new Known(LocalDate.of(2003, 1, 1), Sex.MALE, false, TODAY)))
                .isEmpty();
        assertThat(ResidentNumberRule.disagreements(right, new Known(null, null, false, TODAY)))
                .isEmpty();
        ResidentNumber wrong = other(right);
        assertThat(ResidentNumberRule.disagreements(
                        wrong, new Known(LocalDate.of(2003, 1, 2), Sex.FEMALE, false, TODAY)))
                .containsExactly(CHECK_DIGIT, BIRTH_DATE, SEX);
        assertThat(ResidentNumberRule.disagreements(wrong, new Known(null, null, true, TODAY)))
                .isEmpty();
        assertThat(ResidentNumberRule.disagreements(right, new Known(null, null, false, LocalDate.of(2002, 12, 31))))
                .containsExactly(NOT_YET_BORN);
    }

    @ParameterizedTest
    @CsvSource({"201004, true", "201005, false", "201006, false"})
    void those_born_since_october_2020_have_no_check_digit(String birth, boolean checked) {
        ResidentNumber wrong = other(
                ResidentNumber.parse(withCheckDigit(birth + "300000", false)).orElseThrow());
        assertThat(ResidentNumberRule.disagreements(wrong, new Known(null, null, false, TODAY)))
                .isEqualTo(checked ? java.util.List.of(CHECK_DIGIT) : java.util.List.of());
    }

    private static ResidentNumber other(ResidentNumber number) {
        int last = number.digits().charAt(12) - '0';
        return new ResidentNumber(number.digits().substring(0, 12) + (last + 1) % 10);
    }
}
