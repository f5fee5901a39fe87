package dev.haksa.cardissuer.domain;

import dev.haksa.card.EntryState;
import dev.haksa.card.MobileRefusals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a word of the card company leads. Whatever the order in which its words arrive, the same words end in the same
 * state: they are read once more by their days each time. A card that was sent out is the furthest; before that the latest
 * refusal counts unless something later made it good.
 */
public final class CardPath {
    /** What happened on the day of a refusal happened before it, but for a form that the university took in. */
    private static final Comparator<Told> BY_DAY = Comparator.comparing(Told::on)
            .thenComparingInt(CardPath::order)
            .thenComparing(told -> MobileRefusals.TO_PAPER.contains(told.code()))
            .thenComparing(Told::code);

    private CardPath() {}

    /**
     * A word on an entry.
     *
     * @param on the day in Seoul on which it happened
     * @param code of a refusal; empty otherwise
     * @param form whether it is a form on paper that the university registered
     */
    public record Told(EntryState state, LocalDate on, String code, boolean form) {}

    /** Where an entry is. */
    public record Standing(EntryState state, String code) {}

    /** What becomes of an entry. */
    public sealed interface Outcome {
        /** It goes through these states, the last one being the one where it stays. */
        record Moves(List<Told> steps) implements Outcome {
            /** Copies the list. */
            public Moves {
                steps = List.copyOf(steps);
            }
        }

        /** It is there already, or further. */
        record Late() implements Outcome {}

        /** It contradicts what is known. */
        record Contradicts() implements Outcome {}
    }

    /**
     * What a word means.
     *
     * @param now where the entry is
     * @param known all that was told of it before, also what changed nothing
     * @param fresh what is told now
     */
    public static Outcome of(Standing now, Collection<Told> known, Told fresh) {
        order(fresh);
        boolean isWithCompany = now.state() != EntryState.ON_ROSTER && now.state() != EntryState.REMOVED;
        if (!isWithCompany || known.stream().anyMatch(told -> excludes(told, fresh) || excludes(fresh, told))) {
            return new Outcome.Contradicts();
        }
        List<Told> all = new ArrayList<>(known);
        all.add(fresh);
        all.sort(BY_DAY);
        Told target = target(all);
        return isThere(now, target) ? new Outcome.Late() : new Outcome.Moves(path(now.state(), target, all));
    }

    /** Nothing is refused after it was sent out. */
    private static boolean excludes(Told sentOut, Told refusal) {
        return isSentOut(sentOut.state())
                && refusal.state() == EntryState.ISSUER_REFUSED
                && refusal.on().isAfter(sentOut.on());
    }

    private static Told target(List<Told> all) {
        Told target = all.getFirst();
        for (Told told : all) {
            if (counts(target, told)) {
                target = told;
            }
        }
        return target;
    }

    private static boolean counts(Told before, Told next) {
        if (isSentOut(before.state())) {
            return before.state() == EntryState.SHIPPED && next.state() == EntryState.DELIVERED;
        }
        return switch (next.state()) {
            case ISSUER_REFUSED ->
                before.state() != EntryState.ISSUER_REFUSED
                        || MobileRefusals.TO_PAPER.contains(next.code())
                        || !MobileRefusals.TO_PAPER.contains(before.code());
            case ISSUER_LINKED -> before.state() == EntryState.ISSUER_REFUSED;
            default -> true;
        };
    }

    private static boolean isThere(Standing now, Told target) {
        if (isSentOut(now.state())) {
            return !(now.state() == EntryState.SHIPPED && target.state() == EntryState.DELIVERED);
        }
        return now.state() == target.state()
                && (target.state() != EntryState.ISSUER_REFUSED || now.code().equals(target.code()));
    }

    /** Left-out steps are filled in; what was applied for is linked anew only after a refusal. */
    private static List<Told> path(EntryState now, Told target, List<Told> all) {
        Told between = switch (target.state()) {
            case APPLIED, SHIPPED, DELIVERED ->
                now == EntryState.SENT_TO_ISSUER ? new Told(EntryState.ISSUER_LINKED, target.on(), "", false) : null;
            case ISSUER_LINKED -> now == EntryState.APPLIED ? refusalBefore(target, all) : null;
            default -> null;
        };
        return between == null ? List.of(target) : List.of(between, target);
    }

    private static @Nullable Told refusalBefore(Told target, List<Told> all) {
        return all.subList(0, all.indexOf(target)).reversed().stream()
                .filter(told -> told.state() == EntryState.ISSUER_REFUSED)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSentOut(EntryState state) {
        return state == EntryState.SHIPPED || state == EntryState.DELIVERED;
    }

    /** The order of what happened on one day. */
    private static int order(Told told) {
        return switch (told.state()) {
            case ISSUER_LINKED -> 1;
            case APPLIED -> told.form() ? 4 : 2;
            case ISSUER_REFUSED -> 3;
            case SHIPPED -> 5;
            case DELIVERED -> 6;
            case ON_ROSTER, SENT_TO_ISSUER, REMOVED -> throw new IllegalArgumentException("no report: " + told.state());
        };
    }
}
