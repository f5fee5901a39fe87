package dev.haksa.cardissuer;

import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryStep;
import dev.haksa.cardissuer.AnsweredEntries.Known;
import dev.haksa.cardissuer.domain.CardPath;
import dev.haksa.cardissuer.domain.CardPath.Outcome;
import dev.haksa.cardissuer.domain.CardPath.Standing;
import dev.haksa.cardissuer.domain.CardPath.Told;
import dev.haksa.cardissuer.store.AnswerRows.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a number of reports does together: read in the order of their days, whatever their order in the file, and with all
 * that was told before.
 *
 * @param effects of the reports that are new
 * @param steps of the entries that move
 * @param contradicting reports that cannot be true
 * @param unchanged number of reports that were known
 */
record ReportPlan(List<Effect> effects, List<EntryStep> steps, Set<ReportLine> contradicting, int unchanged) {
    static ReportPlan of(List<ReportLine> lines, Known facts) {
        Planning planning = new Planning(facts);
        lines.stream()
                .sorted(Comparator.comparing(ReportLine::on)
                        .thenComparing(ReportLine::status)
                        .thenComparingInt(ReportLine::number))
                .forEach(planning::take);
        return new ReportPlan(planning.effects, planning.steps, planning.contradicting, planning.unchanged);
    }

    /** The plan while it is made. */
    private static final class Planning {
        private final Known facts;
        private final List<Effect> effects = new ArrayList<>();
        private final List<EntryStep> steps = new ArrayList<>();
        private final Set<ReportLine> contradicting = new HashSet<>();
        private final Map<Integer, Standing> standings = new HashMap<>();
        private final Map<Integer, List<Told>> known = new HashMap<>();
        private int unchanged;

        Planning(Known facts) {
            this.facts = facts;
        }

        void take(ReportLine line) {
            Told told = KnownWords.told(line);
            if (facts.knows(line)) {
                unchanged++;
            } else if (told == null || isTakenOff(line)) {
                effects.add(new Effect(line, ReportEffect.NOTED));
            } else {
                decide(line, told);
            }
        }

        /** Of a student who was taken off, or comes again under another number, a word is kept and nothing follows. */
        private boolean isTakenOff(ReportLine line) {
            return facts.card(line.number()) == null;
        }

        private void decide(ReportLine line, Told told) {
            Standing now = standings.computeIfAbsent(line.number(), number -> KnownWords.standing(card(line)));
            List<Told> before = known.computeIfAbsent(
                    line.number(), number -> KnownWords.of(facts.entry(number), facts.reportsOn(number)));
            switch (CardPath.of(now, before, told)) {
                case Outcome.Moves moves -> move(line, moves);
                case Outcome.Late late -> effects.add(new Effect(line, ReportEffect.LATE));
                case Outcome.Contradicts no -> contradicting.add(line);
            }
            if (!contradicting.contains(line)) {
                before.add(told);
            }
        }

        private void move(ReportLine line, Outcome.Moves moves) {
            String student = card(line).studentNumber();
            Told last = moves.steps().getLast();
            moves.steps().forEach(told -> steps.add(KnownWords.step(student, told, isImplied(told, last))));
            effects.add(new Effect(line, ReportEffect.MOVED));
            standings.put(line.number(), new Standing(last.state(), last.code()));
        }

        private CardEntry card(ReportLine line) {
            return Objects.requireNonNull(facts.card(line.number()));
        }

        private static boolean isImplied(Told told, Told last) {
            return !told.equals(last) && told.code().isEmpty();
        }
    }
}
