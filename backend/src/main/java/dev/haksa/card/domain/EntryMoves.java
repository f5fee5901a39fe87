package dev.haksa.card.domain;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.MobileRefusals;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the steps that somebody reports change something: what is known already changes nothing, what cannot
 * happen is refused, each with its student.
 */
public final class EntryMoves {
    /** In the order in which they happen; whoever is further has been here. */
    private static final EnumSet<EntryState> ON_THE_WAY =
            EnumSet.range(EntryState.SENT_TO_ISSUER, EntryState.DELIVERED);

    private final Map<String, Known> known = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final Set<String> already = new LinkedHashSet<>();
    private final List<Violation> refusals = new ArrayList<>();

    private EntryMoves(Collection<Known> entries) {
        entries.forEach(entry -> known.put(entry.studentNumber(), entry));
    }

    /** Something that is recorded of an entry. */
    public record Recorded(EntryState state, @Nullable String code, Instant at) {}

    /**
     * An entry as it is, with what is recorded of it.
     *
     * @param departmentId the department that listed the student
     * @param approved whether the dean has approved it
     */
    public record Known(
            long entryId,
            String studentNumber,
            int departmentId,
            boolean approved,
            EntryState state,
            EntryChannel channel,
            @Nullable String refusalCode,
            Set<Recorded> recorded) {
        private Known after(EntryStep step) {
            Set<Recorded> after = new HashSet<>(recorded);
            after.add(new Recorded(step.state(), step.code(), step.at()));
            return new Known(
                    entryId,
                    studentNumber,
                    departmentId,
                    approved,
                    step.state(),
                    channelAfter(channel, step),
                    step.code() == null ? refusalCode : step.code(),
                    after);
        }

        /** Whether the company refused it before it linked the data: with other data a new entry can be made. */
        public boolean isRefusedUnlinked() {
            return state == EntryState.ISSUER_REFUSED && !wasIn(EntryState.ISSUER_LINKED);
        }

        private boolean wasIn(EntryState wanted) {
            return recorded.stream().anyMatch(one -> one.state() == wanted);
        }

        private boolean wasRefusedSince(Instant at) {
            return recorded.stream()
                    .anyMatch(one -> one.state() == EntryState.ISSUER_REFUSED
                            && !one.at().isBefore(at));
        }
    }

    /** A step that changes an entry. */
    public record Move(long entryId, EntryStep step, EntryChannel channel) {}

    /** What is to be done; nothing of it when there are refusals. */
    public record Plan(List<Move> moves, List<String> already, List<Violation> refusals) {
        /** The moves by their place on the way of their entry: the first of each entry, the second, and so on. */
        public List<List<Move>> steps() {
            List<List<Move>> steps = new ArrayList<>();
            Map<Long, Integer> taken = new HashMap<>();
            for (Move move : moves) {
                int place = taken.merge(move.entryId(), 1, Integer::sum);
                if (place > steps.size()) {
                    steps.add(new ArrayList<>());
                }
                steps.get(place - 1).add(move);
            }
            return steps;
        }

        /** The last move of each entry. */
        public Collection<Move> last() {
            Map<Long, Move> last = new LinkedHashMap<>();
            moves.forEach(move -> last.put(move.entryId(), move));
            return last.values();
        }
    }

    /** Decides on steps, in their order. */
    public static Plan plan(Collection<Known> entries, List<EntryStep> steps) {
        EntryMoves ledger = new EntryMoves(entries);
        steps.forEach(ledger::take);
        return new Plan(List.copyOf(ledger.moves), List.copyOf(ledger.already), List.copyOf(ledger.refusals));
    }

    private void take(EntryStep step) {
        Known entry = known.get(step.studentNumber());
        if (entry == null) {
            refusals.add(
                    new Violation("CARD_ENTRY_UNKNOWN", "card.2.3", Map.of("studentNumber", step.studentNumber())));
        } else if (isKnown(entry, step)) {
            already.add(step.studentNumber());
        } else if (isPossible(entry, step)) {
            move(entry, step);
        } else {
            refusals.add(new Violation(
                    "CARD_STEP_IMPOSSIBLE",
                    "card.2.4",
                    Map.of("studentNumber", step.studentNumber(), "from", entry.state(), "to", step.state())));
        }
    }

    /** Only what is approved leaves the house, and who was linked once stays with the company. */
    private static boolean isPossible(Known entry, EntryStep step) {
        return entry.state().leadsTo(step.state())
                && (step.state() != EntryState.SENT_TO_ISSUER || entry.approved())
                && (step.state() != EntryState.REMOVED || !entry.wasIn(EntryState.ISSUER_LINKED));
    }

    private void move(Known entry, EntryStep step) {
        Known after = entry.after(step);
        known.put(step.studentNumber(), after);
        moves.add(new Move(entry.entryId(), step, after.channel()));
    }

    private static boolean isKnown(Known entry, EntryStep step) {
        boolean isNow = entry.state() == step.state()
                && (step.state() != EntryState.ISSUER_REFUSED || Objects.equals(entry.refusalCode(), step.code()));
        boolean isOldRefusal = entry.state() == EntryState.ISSUER_REFUSED
                && step.state() == EntryState.ISSUER_REFUSED
                && entry.wasRefusedSince(step.at());
        boolean isBehind = ON_THE_WAY.contains(entry.state())
                && ON_THE_WAY.contains(step.state())
                && step.state().compareTo(entry.state()) <= 0;
        return isNow
                || isOldRefusal
                || isBehind
                || entry.recorded().contains(new Recorded(step.state(), step.code(), step.at()));
    }

    private static EntryChannel channelAfter(EntryChannel channel, EntryStep step) {
        boolean toPaper = step.state() == EntryState.ISSUER_REFUSED && MobileRefusals.TO_PAPER.contains(step.code());
        return toPaper ? EntryChannel.PAPER : channel;
    }
}
