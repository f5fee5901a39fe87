package dev.haksa.dismissal.domain;

import dev.haksa.catalog.TermCode;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a student stands before a term.
 *
 * @param leave null unless on leave with known days
 * @param registered whether anything was paid for the term and not given back
 * @param actedOn receipt date of the first application for a leave, a return or a withdrawal that is not decided against;
 *     null without one
 */
public record Situation(
        StudentState state,
        @Nullable LeaveDays leave,
        boolean registered,
        @Nullable LocalDate actedOn) {
    /**
     * A leave under way.
     *
     * @param endsOn last day
     * @param returnTerm first term in which the student is expected back
     */
    public record LeaveDays(boolean military, LocalDate endsOn, TermCode returnTerm) {}

    /** Whether the student applied for a change of the record until a day, so that its decision is awaited (article 33). */
    public boolean hasActedUntil(LocalDate day) {
        return actedOn != null && !actedOn.isAfter(day);
    }
}
