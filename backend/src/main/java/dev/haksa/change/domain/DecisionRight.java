package dev.haksa.change.domain;

import dev.haksa.change.ChangeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** On whose authority somebody decides a step (제57조). */
public sealed interface DecisionRight {
    /** By the own office. */
    record Own() implements DecisionRight {}

    /** By a delegation of the president. */
    record Delegated(int delegationId, String delegatorName) implements DecisionRight {}

    /** Delegations there are, but none that reaches so far. */
    record Beyond(Delegated nearest, Set<ChangeKind> kinds, LocalDate from, LocalDate until) implements DecisionRight {}

    /** Not at all. */
    record None() implements DecisionRight {}

    /** A delegation that was not revoked. */
    record Delegation(int id, String delegatorName, Set<ChangeKind> kinds, LocalDate from, LocalDate until) {
        /** Whether it covers a kind on a day; the first and the last day count. */
        public boolean covers(ChangeKind kind, LocalDate day) {
            return kinds.contains(kind) && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /**
     * The right of a delegate to decide a kind on a day.
     *
     * @param delegable whether the regulation lets the kind be delegated on that day
     */
    static DecisionRight ofDelegate(List<Delegation> delegations, ChangeKind kind, boolean delegable, LocalDate day) {
        return delegations.stream()
                .filter(one -> delegable && one.covers(kind, day))
                .findFirst()
                .<DecisionRight>map(one -> new Delegated(one.id(), one.delegatorName()))
                .orElseGet(() -> beyond(delegations));
    }

    private static DecisionRight beyond(List<Delegation> delegations) {
        if (delegations.isEmpty()) {
            return new None();
        }
        Delegation last = delegations.getLast();
        return new Beyond(new Delegated(last.id(), last.delegatorName()), last.kinds(), last.from(), last.until());
    }
}
