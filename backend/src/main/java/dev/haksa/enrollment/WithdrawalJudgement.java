package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a student may withdraw from a course (제46조②).
 *
 * @param section null when there is no such section, or no enrollment in it ever
 * @param held whether the student holds the seat
 * @param violations rules that stand against it
 * @param at instant of the decision
 */
public record WithdrawalJudgement(
        @Nullable SectionFacts section, boolean held, List<Violation> violations, Instant at) {
    /** Copies the list. */
    public WithdrawalJudgement {
        violations = List.copyOf(violations);
    }
}
