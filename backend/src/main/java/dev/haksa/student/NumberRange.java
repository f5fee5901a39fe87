package dev.haksa.student;

import dev.haksa.student.domain.StudentNumber;

/**
 * The student numbers of an entrance year, a type and a department (제25조, 별표 5): they differ in their serial only.
 *
 * @param entranceYear four digits; the numbers show its last two
 * @param departmentCode of annex 6, 1 to 99
 */
public record NumberRange(int entranceYear, StudentType type, int departmentCode) {
    /** Highest serial. */
    public static final int MAX_SERIAL = StudentNumber.MAX_SERIAL;

    private static final int CENTURY = 100;
    private static final int SERIAL_DIGITS = 3;

    /** The number of a serial from 1 to 999. */
    public String number(int serial) {
        return new StudentNumber(entranceYear % CENTURY, type, departmentCode, serial).format();
    }

    /** What all of its numbers begin with. */
    public String prefix() {
        String first = number(1);
        return first.substring(0, first.length() - SERIAL_DIGITS);
    }
}
