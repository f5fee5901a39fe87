package dev.haksa.dismissal.domain;

import dev.haksa.catalog.TermCode;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a student stands before a term.
 *
 * @param leave null unless on leave with known days
 * @param registered whether anything was paid for the term
 */
public record Situation(StudentState state, @Nullable LeaveDays leave, boolean registered) {
    /**
     * A leave under way.
     *
     * @param endsOn last day
     * @param returnTerm first term in which the student is expected back
     */
    public record LeaveDays(boolean military, LocalDate endsOn, TermCode returnTerm) {}
}
