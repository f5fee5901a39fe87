package dev.haksa.enrollment.domain;

import dev.haksa.catalog.Season;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many credits a student may take in a term (제4조④ "학기당 이수학점"). A table of rows, of which the first that fits
 * counts; the last row must fit everybody.
 */
public record CreditCeiling(List<Row> rows) {
    /** Checks that some row fits everybody. */
    public CreditCeiling {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || !rows.getLast().fitsEverybody()) {
            throw new IllegalArgumentException("the last row of credit-ceiling must have no condition");
        }
    }

    /**
     * One row.
     *
     * @param seasons terms that it is for; empty for all
     * @param yearLevels year levels that it is for; empty for all
     * @param previousGpaFrom lowest GPA of the last regular term, in hundredths of grade points of 4.5; null for any
     * @param credits the ceiling, in credits
     */
    public record Row(
            Set<Season> seasons,
            Set<Integer> yearLevels,
            @Nullable Integer previousGpaFrom,
            int credits) {
        boolean fits(Season season, int yearLevel, @Nullable Integer previousGpa) {
            boolean gpaFits = previousGpaFrom == null || (previousGpa != null && previousGpa >= previousGpaFrom);
            return gpaFits
                    && (seasons.isEmpty() || seasons.contains(season))
                    && (yearLevels.isEmpty() || yearLevels.contains(yearLevel));
        }

        boolean fitsEverybody() {
            return seasons.isEmpty() && yearLevels.isEmpty() && previousGpaFrom == null;
        }
    }

    /**
     * The ceiling of one student in one term, in credits.
     *
     * @param previousGpa GPA of the last regular term in hundredths; null when there was none
     */
    public int of(Season season, int yearLevel, @Nullable Integer previousGpa) {
        return rows.stream()
                .filter(row -> row.fits(season, yearLevel, previousGpa))
                .findFirst()
                .orElseThrow()
                .credits();
    }
}
