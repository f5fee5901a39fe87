package dev.haksa.card;

import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Plan;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.LeftOffRows;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides once more on students who were sent, and takes off who may not have a card any more. */
@ApplicationScoped
class EntryRecheck {
    private final CardRules rules;
    private final LeftOffRows leftOff;
    private final EntryMoveRows moves;

    EntryRecheck(CardRules rules, LeftOffRows leftOff, EntryMoveRows moves) {
        this.rules = rules;
        this.leftOff = leftOff;
        this.moves = moves;
    }

    /** Where, by whom and when; the campaign is locked. */
    record Run(SqlConnection connection, CardCampaign campaign, Caller caller, Instant now) {}

    /**
     * What was decided.
     *
     * @param entries those that were looked at
     */
    record Findings(List<CardEntry> entries, List<LeftOff> dropped) {
        int left() {
            return entries.size() - dropped.size();
        }
    }

    /** Decides on entries: by the rules, by what departments took off since, and by the photo that was confirmed. */
    Uni<Findings> decide(Run run, List<CardEntry> sent) {
        return leftOff.takenOff(run.connection(), run.campaign().id())
                .chain(removed -> rules.sent(run.connection(), run.campaign(), sent, removed, Times.day(run.now())))
                .map(verdicts -> new Findings(sent, dropped(sent, verdicts)));
    }

    /**
     * Takes students off whom it was decided so.
     *
     * @param reason in somebody's own words: then they stay off until they are put on again
     * @return who they are; fails with 422 naming each who is with the company
     */
    Uni<List<LeftOff>> takeOff(Run run, Findings findings, @Nullable String reason) {
        List<LeftOff> dropped = findings.dropped();
        if (dropped.isEmpty()) {
            return Uni.createFrom().item(dropped);
        }
        List<EntryStep> steps = dropped.stream()
                .map(one -> new EntryStep(one.studentNumber(), EntryState.REMOVED, null, Map.of(), run.now()))
                .toList();
        List<String> numbers = dropped.stream().map(LeftOff::studentNumber).toList();
        return moves.lock(run.connection(), run.campaign().id(), numbers, Times.day(run.now()))
                .map(known -> EntryMoves.plan(known, steps))
                .invoke(EntryRecheck::requirePossible)
                .chain(plan -> moves.move(run.connection(), plan, run.caller(), run.now()))
                .chain(() -> leaveOff(run, findings, reason))
                .replaceWith(dropped);
    }

    private Uni<Void> leaveOff(Run run, Findings findings, @Nullable String reason) {
        Map<String, Integer> departments = findings.entries().stream()
                .collect(Collectors.toMap(CardEntry::studentNumber, CardEntry::departmentId));
        return leftOff.leaveOff(
                run.connection(),
                run.campaign().id(),
                findings.dropped(),
                number -> departments.getOrDefault(number, 0),
                run.now(),
                reason);
    }

    private static List<LeftOff> dropped(List<CardEntry> entries, List<Verdict> verdicts) {
        Map<String, CardEntry> sent =
                entries.stream().collect(Collectors.toMap(CardEntry::studentNumber, entry -> entry));
        List<LeftOff> dropped = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            CardEntry entry = sent.get(verdict.facts().studentNumber());
            KeptPhoto photo = verdict.photo();
            if (!verdict.listed()) {
                dropped.add(LeftOff.of(verdict));
            } else if (entry != null && photo != null && !photo.sha256().equals(entry.photoSha256())) {
                dropped.add(LeftOff.of(verdict.without(new Violation("CARD_PHOTO_REPLACED", "card.2.2", Map.of()))));
            }
        }
        return dropped;
    }

    private static void requirePossible(Plan plan) {
        if (!plan.refusals().isEmpty()) {
            throw ProblemException.refused(plan.refusals().stream()
                    .map(refusal -> new Violation("CARD_WITH_COMPANY", "card.2.4", refusal.facts()))
                    .toList());
        }
    }
}
