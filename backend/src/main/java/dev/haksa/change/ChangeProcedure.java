package dev.haksa.change;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of change is applied for, decided and carried out, as in force on a day.
 *
 * @param form number of the form (별표 7); null without one
 * @param evidence codes of what must be attached
 * @param clearances codes of the others who must confirm before the last step
 * @param committee whether a committee may sit, while the clock stands still
 * @param delegable whether the president may delegate the decision (제57조)
 */
public record ChangeProcedure(
        ChangeKind kind,
        Name name,
        Set<Channel> channels,
        @Nullable Integer form,
        ReceiptRule receipt,
        EffectiveRule effective,
        List<Step> steps,
        List<String> evidence,
        List<String> clearances,
        boolean committee,
        boolean delegable,
        Set<ProcedureEffect> effects) {
    /** Copies what could change. */
    public ChangeProcedure {
        channels = Set.copyOf(channels);
        steps = List.copyOf(steps);
        evidence = List.copyOf(evidence);
        clearances = List.copyOf(clearances);
        effects = Set.copyOf(effects);
    }

    /** What the kind is called in both languages. */
    public record Name(String ko, String en) {}

    /** A decision, and within how many working days it is due. */
    public record Step(StepRole role, int workingDays) {}
}
