package dev.haksa.photoregister.api;

import dev.haksa.photoregister.RegisterOrder;
import dev.haksa.photoregister.RegisterSort;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code sort}. */
final class RegisterSorting {
    static final String PARAMETER =
            "studentNumber, name, faculty (then department, year level, class), department (then year level, class),"
                    + " program, studyTime, yearLevel, classGroup, state, nationality or photo; with a minus descending."
                    + " / 정렬 기준, 앞에 -를 붙이면 내림차순";

    private RegisterSorting() {}

    /** The order; 400 when there is no such one. */
    static RegisterOrder read(@Nullable String text, RegisterOrder missing) {
        if (text == null) {
            return missing;
        }
        boolean descending = text.startsWith("-");
        RegisterSort sort = RegisterSort.of(descending ? text.substring(1) : text);
        if (sort == null) {
            List<String> known = Arrays.stream(RegisterSort.values())
                    .map(RegisterSort::parameter)
                    .toList();
            throw ProblemException.invalid(List.of(QueryValues.notOneOf("sort", text, known)), null);
        }
        return new RegisterOrder(sort, descending);
    }
}
