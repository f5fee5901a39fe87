package dev.haksa.matriculation.domain;

import dev.haksa.regulation.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Codes of departments follow the years in which they opened, and within a year the alphabet (제25조③). Codes once given
 * stay, so a new one is the next number, and only for a department that comes after all that have one.
 *
 * @param coded departments that have codes
 * @param waiting departments for which a code is asked, without the one in question
 */
public record DepartmentCodes(Collection<Coded> coded, Collection<Opening> waiting) {
    private static final int MAX_CODE = 99;
    private static final String ARTICLE = "25.3";
    private static final Comparator<Opening> ORDER =
            Comparator.comparingInt(Opening::openedYear).thenComparing(Opening::name, AlphabeticalOrder.KOREAN);

    /** A department and the year in which it opened. */
    public record Opening(String name, int openedYear) {}

    /** A department with its code; null when the year is not known. */
    public record Coded(int code, String name, @Nullable Integer openedYear) {}

    /** The next code. */
    public int next() {
        return 1 + coded.stream().mapToInt(Coded::code).max().orElse(0);
    }

    /** Every reason against giving a department the next code. */
    public List<Violation> against(Opening department) {
        List<Violation> violations = new ArrayList<>();
        if (next() > MAX_CODE) {
            violations.add(new Violation("DEPARTMENT_CODES_EXHAUSTED", ARTICLE, Map.of()));
        }
        coded.stream()
                .flatMap(one -> one.openedYear() == null
                        ? Stream.empty()
                        : Stream.of(new Opening(one.name(), one.openedYear())))
                .filter(one -> ORDER.compare(one, department) > 0)
                .max(ORDER)
                .ifPresent(one -> violations.add(violation("DEPARTMENT_CODE_ORDER", department, one)));
        waiting.stream()
                .filter(one -> ORDER.compare(one, department) < 0)
                .min(ORDER)
                .ifPresent(one -> violations.add(violation("DEPARTMENT_CODE_TURN", department, one)));
        return List.copyOf(violations);
    }

    private static Violation violation(String code, Opening department, Opening other) {
        return new Violation(
                code,
                ARTICLE,
                Map.of(
                        "department", department.name(),
                        "openedYear", department.openedYear(),
                        "other", other.name(),
                        "otherYear", other.openedYear()));
    }
}
