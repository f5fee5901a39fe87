package dev.haksa.cardissuer;

import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.cardissuer.domain.CardPath;
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import dev.haksa.cardissuer.store.AnswerRows.Effect;
import dev.haksa.shared.time.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a number of reports does together: read entry by entry in the order of their days, whatever their order in the
 * file.
 *
 * @param effects of the reports that are new
 * @param steps of the entries that move
 * @param contradicting reports that cannot be true
 * @param unchanged number of reports that were known
 */
record ReportPlan(List<Effect> effects, List<EntryStep> steps, Set<ReportLine> contradicting, int unchanged) {
    /**
     * What is known.
     *
     * @param cards the entry that a report is about
     * @param reported what was reported before
     */
    record Facts(Function<ReportLine, CardEntry> cards, Set<ReportLine> reported) {}

    private record Standing(EntryState state, LocalDate since) {}

    static ReportPlan of(List<ReportLine> lines, Facts facts) {
        Planning planning = new Planning(facts);
        lines.stream()
                .sorted(Comparator.comparing(ReportLine::on)
                        .thenComparingInt(line -> rank(line.status()))
                        .thenComparingInt(ReportLine::number))
                .forEach(planning::take);
        return new ReportPlan(planning.effects, planning.steps, planning.contradicting, planning.unchanged);
    }

    private static int rank(ReportStatus status) {
        EntryState target = target(status);
        return target == null ? Integer.MAX_VALUE : CardPath.rank(target);
    }

    private static @Nullable EntryState target(ReportStatus status) {
        return switch (status) {
            case LINKED -> EntryState.ISSUER_LINKED;
            case APPLIED -> EntryState.APPLIED;
            case REFUSED -> EntryState.ISSUER_REFUSED;
            case SHIPPED -> EntryState.SHIPPED;
            case DELIVERED -> EntryState.DELIVERED;
            case REISSUED -> null;
        };
    }

    /** The plan while it is made. */
    private static final class Planning {
        private final Facts facts;
        private final List<Effect> effects = new ArrayList<>();
        private final List<EntryStep> steps = new ArrayList<>();
        private final Set<ReportLine> contradicting = new HashSet<>();
        private final Map<Integer, Standing> standings = new HashMap<>();
        private int unchanged;

        Planning(Facts facts) {
            this.facts = facts;
        }

        void take(ReportLine line) {
            EntryState target = target(line.status());
            if (facts.reported().contains(line)) {
                unchanged++;
            } else if (target == null) {
                effects.add(new Effect(line, ReportEffect.NOTED));
            } else {
                decide(line, target);
            }
        }

        private void decide(ReportLine line, EntryState target) {
            Standing now = standings.computeIfAbsent(line.number(), number -> standing(line));
            switch (CardPath.of(now.state(), now.since(), target, line.on())) {
                case Outcome.Moves moves -> move(line, moves);
                case Outcome.Late late -> effects.add(new Effect(line, ReportEffect.LATE));
                case Outcome.Contradicts no -> contradicting.add(line);
            }
        }

        /** An entry whose package was not said to be transmitted is so by being reported on. */
        private Standing standing(ReportLine line) {
            CardEntry card = facts.cards().apply(line);
            EntryState state = card.state() == EntryState.ON_ROSTER ? EntryState.SENT_TO_ISSUER : card.state();
            return new Standing(state, Times.day(card.changedAt()));
        }

        private void move(ReportLine line, Outcome.Moves moves) {
            String student = facts.cards().apply(line).studentNumber();
            for (EntryState state : moves.states()) {
                boolean reported = state == moves.states().getLast();
                steps.add(new EntryStep(
                        student,
                        state,
                        reported && !line.code().isEmpty() ? line.code() : null,
                        reported ? Map.of("on", line.on().toString()) : Map.of("implied", true),
                        line.on().atStartOfDay(Times.SEOUL).toInstant()));
            }
            effects.add(new Effect(line, ReportEffect.MOVED));
            standings.put(line.number(), new Standing(moves.states().getLast(), line.on()));
        }
    }
}
