package dev.haksa.identity.domain;

import dev.haksa.shared.problem.InputViolation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a new password must be: 10 to 128 characters (code points), without the login name in it, and none of those
 * that everybody tries first. There are no rules of composition (digits, capitals, signs) and no expiry: NIST SP
 * 800-63B advises against both, since they make people choose predictable passwords and write them down, while length
 * and a list of known bad ones do protect.
 */
public final class PasswordRule {
    /** Fewest code points. */
    public static final int MIN_LENGTH = 10;
    /** Most code points. */
    public static final int MAX_LENGTH = 128;

    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "9876543210",
            "1111111111",
            "0000000000",
            "12345678910",
            "1234512345",
            "123456789a",
            "a123456789",
            "123456789q",
            "1q2w3e4r5t",
            "q1w2e3r4t5",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "qwertyuiop",
            "asdfghjkl;",
            "qwerty12345",
            "qwerty123456",
            "1234qwerty",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "p@ssw0rd123",
            "iloveyou123",
            "welcome123",
            "letmein123",
            "administrator",
            "admin12345",
            "changeme123",
            "university",
            "abcdefghij",
            "abcd123456",
            "abc1234567",
            "dkssudgktpdy",
            "qlalfqjsgh",
            "tkfkdgody",
            "tkfkdgo123",
            "비밀번호비밀번호",
            "korea123456",
            "aaaaaaaaaa");

    private PasswordRule() {}

    /**
     * Everything that is wrong with a new password.
     *
     * @param loginName whose password it is to be
     * @param pointer where it stands in the body
     */
    public static List<InputViolation> check(String loginName, String password, String pointer) {
        List<InputViolation> violations = new ArrayList<>();
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            violations.add(new InputViolation(
                    "PASSWORD_LENGTH", pointer, Map.of("min", MIN_LENGTH, "max", MAX_LENGTH, "length", length)));
        }
        String lower = composed.toLowerCase(Locale.ROOT);
        if (lower.contains(loginName.toLowerCase(Locale.ROOT))) {
            violations.add(new InputViolation("PASSWORD_CONTAINS_LOGIN_NAME", pointer, Map.of()));
        }
        if (COMMON.contains(lower)) {
            violations.add(new InputViolation("PASSWORD_TOO_COMMON", pointer, Map.of()));
        }
        return List.copyOf(violations);
    }
}
