package dev.haksa.card;

import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.regulation.Violation;
import java.util.List;

/** A student who is taken off, and why. */
public record LeftOff(String studentNumber, String name, List<Violation> reasons) {
    /** Copies the reasons. */
    public LeftOff {
        reasons = List.copyOf(reasons);
    }

    /** By what was decided. */
    public static LeftOff of(Verdict verdict) {
        return new LeftOff(verdict.facts().studentNumber(), verdict.facts().name(), verdict.reasons());
    }
}
