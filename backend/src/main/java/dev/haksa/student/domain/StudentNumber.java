package dev.haksa.student.domain;

import dev.haksa.student.StudentType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A student number (article 25, annex 5): entrance year (2 digits), type (1), department code (2), serial (3).
 *
 * @param entranceYear its last two digits, 0 to 99
 * @param departmentCode of annex 6, 1 to 99
 * @param serial within year, type and department, 1 to 999
 */
public record StudentNumber(int entranceYear, StudentType type, int departmentCode, int serial) {
    /** Highest serial of a batch; more students than this cannot be numbered. */
    public static final int MAX_SERIAL = 999;

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{8}");
    private static final int MAX_TWO_DIGITS = 99;

    /** Refuses parts that do not fit their digits. */
    public StudentNumber {
        if (entranceYear < 0 || entranceYear > MAX_TWO_DIGITS) {
            throw new IllegalArgumentException("entrance year of two digits: " + entranceYear);
        }
        if (departmentCode < 1 || departmentCode > MAX_TWO_DIGITS) {
            throw new IllegalArgumentException("department code from 1 to 99: " + departmentCode);
        }
        if (serial < 1 || serial > MAX_SERIAL) {
            throw new IllegalArgumentException("serial from 1 to 999: " + serial);
        }
    }

    /** Reads eight digits; empty when they are not a student number. */
    public static Optional<StudentNumber> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        int departmentCode = Integer.parseInt(text.substring(3, 5));
        int serial = Integer.parseInt(text.substring(5));
        if (departmentCode == 0 || serial == 0) {
            return Optional.empty();
        }
        int year = Integer.parseInt(text.substring(0, 2));
        return StudentType.ofCode(text.charAt(2) - '0')
                .map(type -> new StudentNumber(year, type, departmentCode, serial));
    }

    /** The eight digits. */
    public String format() {
        return String.format(Locale.ROOT, "%02d%d%02d%03d", entranceYear, type.code(), departmentCode, serial);
    }
}
