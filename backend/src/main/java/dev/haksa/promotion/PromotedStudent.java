package dev.haksa.promotion;

import dev.haksa.student.StudentState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student in a promotion.
 *
 * @param state on the day of the report
 * @param dismissedOn set for those dismissed since the grades were final (제27조②)
 * @param beforeLevel level that the last promotion settled; null for a student's first
 * @param afterLevel by all credits, those of the former university too (제26조)
 */
public record PromotedStudent(
        String studentNumber,
        String name,
        StudentState state,
        @Nullable LocalDate dismissedOn,
        int earnedCredits,
        int formerCredits,
        @Nullable Integer beforeLevel,
        int afterLevel) {
    /** Whether the level is higher than before; a first level is none. */
    public boolean isPromoted() {
        return beforeLevel != null && afterLevel > beforeLevel;
    }
}
