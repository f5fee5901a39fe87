package dev.haksa.privacy.domain;

import dev.haksa.privacy.Sex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 주민등록번호 (외국인등록번호 too): birth date, a digit for century, sex and nationality, six more digits.
 *
 * @param digits all thirteen
 */
public record ResidentNumber(String digits) {
    /** Whoever gets a number since this day gets six digits by chance, without a check digit. */
    public static final LocalDate WITHOUT_CHECK_DIGIT_SINCE = LocalDate.of(2020, 10, 5);

    private static final Pattern FORM = Pattern.compile("([0-9]{6})-?([0-9]{7})");
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final int LENGTH = 13;
    private static final int MARK = 6;
    private static final int MODULUS = 11;
    private static final int FOREIGN_OFFSET = 13;

    /** Refuses what is not thirteen digits with a day that exists. */
    public ResidentNumber {
        if (digits.length() != LENGTH || birthDate(digits).isEmpty()) {
            throw new IllegalArgumentException("no resident number");
        }
    }

    /** Reads a number with or without hyphen; empty when it is none. */
    public static Optional<ResidentNumber> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1) + matcher.group(2);
        return birthDate(digits).map(day -> new ResidentNumber(digits));
    }

    /** The day of birth that a number tells even when it is masked: {@code 900101-1******}. */
    public static LocalDate birthDateOfMasked(String masked) {
        return birthDate(masked.replace("-", "")).orElseThrow();
    }

    /** The day of birth that it tells. */
    public LocalDate birthDate() {
        return birthDate(digits).orElseThrow();
    }

    /** The sex that it tells. */
    public Sex sex() {
        return mark() % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Whether it is that of a registered foreigner. */
    public boolean isForeign() {
        return mark() >= 5 && mark() <= 8;
    }

    /** Whether the check digit is right. Numbers given out since October 2020 have none. */
    public boolean hasCheckDigit() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digit(i);
        }
        int offset = isForeign() ? FOREIGN_OFFSET : MODULUS;
        return (offset - sum % MODULUS) % 10 == digit(LENGTH - 1);
    }

    /** Birth date and the digit behind it; the rest in stars: {@code 900101-1******}. */
    public String masked() {
        return digits.substring(0, MARK) + "-" + digits.charAt(MARK) + "******";
    }

    /** All of it: {@code 900101-1234567}. Only for those who have said why they need it. */
    public String full() {
        return digits.substring(0, MARK) + "-" + digits.substring(MARK);
    }

    /** Never the number itself, so that no log holds it. */
    @Override
    public String toString() {
        return masked();
    }

    private int mark() {
        return digit(MARK);
    }

    private int digit(int position) {
        return digits.charAt(position) - '0';
    }

    private static Optional<LocalDate> birthDate(String digits) {
        int century = switch (digits.charAt(MARK)) {
            case '1', '2', '5', '6' -> 1900;
            case '3', '4', '7', '8' -> 2000;
            default -> 1800;
        };
        try {
            return Optional.of(LocalDate.of(
                    century + Integer.parseInt(digits, 0, 2, 10),
                    Integer.parseInt(digits, 2, 4, 10),
                    Integer.parseInt(digits, 4, MARK, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
