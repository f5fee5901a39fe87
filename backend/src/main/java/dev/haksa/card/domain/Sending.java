package dev.haksa.card.domain;

import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.LeftOff;
import dev.haksa.card.RosterItem;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the sending of a roster means for each of its students (안내 2. ③).
 *
 * @param before who was on the roster, and off it, before this sending
 * @param verdicts what is decided on everybody now
 * @param entries of the department, and of students who come from another one; those that the dean has approved stay
 * @param told for which reasons students were told last of being left off
 */
public record Sending(
        int departmentId,
        List<RosterItem> before,
        List<Verdict> verdicts,
        List<Known> entries,
        Map<String, Set<String>> told) {
    /** Reasons that the student can do something about, and so is told of. */
    private static final Set<String> TOLD =
            Set.of("CARD_PHOTO_MISSING", "CARD_PHOTO_IN_REVIEW", "CARD_PHOTO_REJECTED", "CARD_TAKEN_OFF");

    /** The same with the entries that are there. */
    public Sending with(List<Known> found) {
        return new Sending(departmentId, before, verdicts, found, told);
    }

    /** Who is on it. */
    public List<Verdict> listed() {
        return verdicts.stream().filter(Verdict::listed).toList();
    }

    /** The numbers of those. */
    public Set<String> listedNumbers() {
        return listed().stream().map(one -> one.facts().studentNumber()).collect(Collectors.toSet());
    }

    /** Whether there is nobody to be sent, and nobody who was. */
    public boolean isEmpty() {
        return listed().isEmpty() && entries.isEmpty();
    }

    /** Who is on it and has no entry of this department yet. */
    public List<Verdict> listedAnew() {
        Set<String> own = own();
        return listed().stream()
                .filter(one -> !own.contains(one.facts().studentNumber()))
                .toList();
    }

    /** Who is not on it any more, and who has come from a department that had sent them. */
    public List<EntryStep> removals(Instant at) {
        Set<String> listed = listedNumbers();
        return open().stream()
                .filter(entry -> entry.departmentId() != departmentId || !listed.contains(entry.studentNumber()))
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.REMOVED, null, Map.of(), at))
                .toList();
    }

    /** Whom another department has sent at the same moment: those who could not be added. */
    public List<LeftOff> doubled(List<String> added, String campaign) {
        Violation reason = new Violation("CARD_ON_OTHER_ROSTER", "card.2.2", Map.of("campaign", campaign));
        return listedAnew().stream()
                .filter(one -> !added.contains(one.facts().studentNumber()))
                .map(one -> LeftOff.of(one.without(reason)))
                .toList();
    }

    /** Students who were to be sent, or were sent before, and are not now. */
    public List<LeftOff> dropped() {
        Set<String> were = before.stream()
                .filter(RosterItem::listed)
                .map(RosterItem::studentNumber)
                .collect(Collectors.toCollection(HashSet::new));
        were.addAll(own());
        return verdicts.stream()
                .filter(one -> !one.listed() && were.contains(one.facts().studentNumber()))
                .map(LeftOff::of)
                .toList();
    }

    /** Who reads that they are left off: who was on it, and who can do something about it and does not know the reason yet. */
    public List<LeftOff> toTell(List<LeftOff> dropped) {
        List<LeftOff> toTell = new ArrayList<>(dropped);
        Set<String> numbers = dropped.stream().map(LeftOff::studentNumber).collect(Collectors.toSet());
        verdicts.stream()
                .filter(one -> !one.listed() && !numbers.contains(one.facts().studentNumber()))
                .filter(one -> TOLD.containsAll(one.codes()))
                .filter(one -> !one.codes().equals(told.get(one.facts().studentNumber())))
                .forEach(one -> toTell.add(LeftOff.of(one)));
        return toTell;
    }

    private List<Known> open() {
        return entries.stream().filter(entry -> !entry.approved()).toList();
    }

    private Set<String> own() {
        return open().stream()
                .filter(entry -> entry.departmentId() == departmentId)
                .map(Known::studentNumber)
                .collect(Collectors.toSet());
    }
}
