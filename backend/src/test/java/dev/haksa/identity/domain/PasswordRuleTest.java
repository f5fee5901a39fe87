package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.problem.InputViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"tenletters", "맑은 가을 하늘 아래서", "          x", "aB3$ aB3$ x", "😀😁😂🤣😃😄😅😆😉😊"})
    void accepts_any_characters_when_there_are_ten(String password) {
        assertThat(PasswordRule.check("20260001", password, "/newPassword")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ninechars, PASSWORD_LENGTH",
        "😀😁😂🤣😃😄😅😆😉, PASSWORD_LENGTH",
        "my20260001pass, PASSWORD_CONTAINS_LOGIN_NAME",
        "1234567890, PASSWORD_TOO_COMMON",
        "QwertyUiop, PASSWORD_TOO_COMMON",
        "1q2w3e4r5t, PASSWORD_TOO_COMMON"
    })
    void refuses_what_is_short_or_easily_guessed(String password, String code) {
        assertThat(codes("20260001", password)).containsExactly(code);
    }

    @Test
    void refuses_more_than_128_characters_but_not_128() {
        assertThat(codes("kim", "가".repeat(128))).isEmpty();
        assertThat(codes("kim", "가".repeat(129))).containsExactly("PASSWORD_LENGTH");
    }

    @Test
    void counts_a_decomposed_syllable_as_one_character() {
        String nineSyllablesDecomposed = java.text.Normalizer.normalize("가나다라마바사아자", java.text.Normalizer.Form.NFD);
        assertThat(codes("kim", nineSyllablesDecomposed)).containsExactly("PASSWORD_LENGTH");
    }

    @Test
    void finds_the_login_name_whatever_its_case() {
        assertThat(codes("Kim.Haneul", "xx-KIM.haneul-xx")).containsExactly("PASSWORD_CONTAINS_LOGIN_NAME");
    }

    @Test
    void names_everything_that_is_wrong_at_once() {
        assertThat(codes("kim", "kim")).containsExactly("PASSWORD_LENGTH", "PASSWORD_CONTAINS_LOGIN_NAME");
    }

    private static List<String> codes(String loginName, String password) {
        return PasswordRule.check(loginName, password, "/newPassword").stream()
                .map(InputViolation::code)
                .toList();
    }
}
