package dev.haksa.shared.csv;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns that a file may have, in any order.
 *
 * @param required must be there
 * @param optional may be there
 */
public record CsvColumns(List<String> required, List<String> optional) {
    /**
     * Positions of the columns by name.
     *
     * @throws ProblemException when one is missing, unknown or doubled
     */
    Map<String, Integer> positions(List<String> header) {
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        List<InputViolation> mistakes = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (!known.contains(name)) {
                mistakes.add(violation("UNKNOWN_COLUMN", name, known));
            } else if (positions.put(name, i) != null) {
                mistakes.add(violation("DOUBLED_COLUMN", name, known));
            }
        }
        required.stream()
                .filter(name -> !positions.containsKey(name))
                .forEach(name -> mistakes.add(violation("MISSING_COLUMN", name, known)));
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return positions;
    }

    private static InputViolation violation(String code, String column, List<String> known) {
        return new InputViolation(code, "", Map.of("column", column, "known", known));
    }
}
