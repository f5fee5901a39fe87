package dev.haksa.cardissuer.domain;

import dev.haksa.card.EntryState;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a report of the card company leads. It reports what it likes in any order; the furthest state is true, and what
 * comes later and speaks of an earlier state changes nothing any more.
 */
public final class CardPath {
    private CardPath() {}

    /** What becomes of an entry. */
    public sealed interface Outcome {
        /** It goes through these states, the reported one last. */
        record Moves(List<EntryState> states) implements Outcome {
            /** Copies the list. */
            public Moves {
                states = List.copyOf(states);
            }
        }

        /** It is there already, or further. */
        record Late() implements Outcome {}

        /** It contradicts what is known. */
        record Contradicts() implements Outcome {}
    }

    /**
     * What a report means.
     *
     * @param now the state that is known
     * @param since the day of that state
     * @param reported the state that is reported
     * @param on the day of which the report speaks
     */
    public static Outcome of(EntryState now, LocalDate since, EntryState reported, LocalDate on) {
        return switch (reported) {
            case ISSUER_REFUSED -> refused(now, since, on);
            case ISSUER_LINKED, APPLIED, SHIPPED, DELIVERED -> forward(now, since, reported, on);
            case ON_ROSTER, SENT_TO_ISSUER, REMOVED -> throw new IllegalArgumentException("no report: " + reported);
        };
    }

    /** Nothing is refused that was sent out already; a refusal from before is an old story. */
    private static Outcome refused(EntryState now, LocalDate since, LocalDate on) {
        return switch (now) {
            case SENT_TO_ISSUER, ISSUER_LINKED, APPLIED -> new Outcome.Moves(List.of(EntryState.ISSUER_REFUSED));
            case ISSUER_REFUSED -> new Outcome.Late();
            case SHIPPED, DELIVERED -> on.isAfter(since) ? new Outcome.Contradicts() : new Outcome.Late();
            case ON_ROSTER, REMOVED -> new Outcome.Contradicts();
        };
    }

    private static Outcome forward(EntryState now, LocalDate since, EntryState reported, LocalDate on) {
        return switch (now) {
            case SENT_TO_ISSUER ->
                new Outcome.Moves(
                        reported == EntryState.ISSUER_LINKED
                                ? List.of(reported)
                                : List.of(EntryState.ISSUER_LINKED, reported));
            case ISSUER_LINKED, APPLIED, SHIPPED, DELIVERED ->
                rank(reported) > rank(now) ? new Outcome.Moves(List.of(reported)) : new Outcome.Late();
            case ISSUER_REFUSED -> madeGood(since, reported, on);
            case ON_ROSTER, REMOVED -> new Outcome.Contradicts();
        };
    }

    /** What happened on the day of the refusal happened before it, unless the card was sent out. */
    private static Outcome madeGood(LocalDate since, EntryState reported, LocalDate on) {
        boolean sentOut = reported == EntryState.SHIPPED || reported == EntryState.DELIVERED;
        boolean before = sentOut ? on.isBefore(since) : !on.isAfter(since);
        return before ? new Outcome.Late() : new Outcome.Moves(List.of(reported));
    }

    /** Later states have higher ranks; a refusal is beside them. */
    public static int rank(EntryState state) {
        return switch (state) {
            case ON_ROSTER, REMOVED -> 0;
            case SENT_TO_ISSUER -> 1;
            case ISSUER_LINKED -> 2;
            case ISSUER_REFUSED -> 3;
            case APPLIED -> 4;
            case SHIPPED -> 5;
            case DELIVERED -> 6;
        };
    }
}
