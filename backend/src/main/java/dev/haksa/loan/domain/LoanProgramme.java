package dev.haksa.loan.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.ParameterReaders;
import java.util.List;

/**
 * The terms of the loan programme for a term (제6조②).
 *
 * @param rows ceilings by income bracket, the brackets ascending
 */
public record LoanProgramme(List<Row> rows) {
    /** The ceiling up to an income bracket, in whole won. */
    public record Row(int bracketUpTo, long ceilingWon) {}

    /** Refuses rows that do not ascend. */
    public LoanProgramme {
        rows = List.copyOf(rows);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).bracketUpTo() <= rows.get(i - 1).bracketUpTo()) {
                throw new IllegalArgumentException("Write rows whose bracket-up-to ascends.");
            }
        }
    }

    /** Reads the parameter's value. */
    public static LoanProgramme read(JsonNode value) {
        return new LoanProgramme(ParameterReaders.listOf(row -> new Row(
                        ParameterReaders.wholeNumber(row.path("bracket-up-to")),
                        ParameterReaders.wholeNumber(row.path("ceiling-won"))))
                .apply(value));
    }

    /** The ceiling of an income bracket in whole won; 0 when there is no loan for it. */
    public long ceiling(int incomeBracket) {
        return rows.stream()
                .filter(row -> incomeBracket <= row.bracketUpTo())
                .mapToLong(Row::ceilingWon)
                .findFirst()
                .orElse(0);
    }
}
