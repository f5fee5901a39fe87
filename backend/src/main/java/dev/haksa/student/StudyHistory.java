package dev.haksa.student;

import dev.haksa.catalog.TermCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a student has studied here.
 *
 * @param gpaHundredths the overall average in hundredths of a point of 4.5; null without graded courses
 * @param terms with grades, F among them; courses that were withdrawn from do not count
 * @param entranceYear year of entrance
 */
public record StudyHistory(
        String studentNumber, @Nullable Integer gpaHundredths, Set<TermCode> terms, int entranceYear) {
    /** Copies the terms. */
    public StudyHistory {
        terms = Set.copyOf(terms);
    }
}
