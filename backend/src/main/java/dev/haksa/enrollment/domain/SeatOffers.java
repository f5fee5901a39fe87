package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves the waiting lists: a freed seat is offered to the first waiting student who passes all rules at that moment;
 * those whom a rule stops are passed over, with the reason recorded.
 */
final class SeatOffers {
    private final RoundState state;
    /** Sections that were full until seats were given back which are not settled yet, with the number of those. */
    private final Map<Integer, Integer> justFreed = new HashMap<>();

    private final Set<Integer> offeredBefore = new HashSet<>();
    private final Set<Reach.Pair> missing = new LinkedHashSet<>();
    private boolean needsLongerLists;

    SeatOffers(RoundState state) {
        this.state = state;
    }

    Set<Reach.Pair> missing() {
        return missing;
    }

    boolean needsLongerLists() {
        return needsLongerLists;
    }

    /** Takes a seat from a student; {@link #settle} then decides who has it next. */
    Registration giveBack(Applicant who, int sectionId, EnrollmentState into, Cause cause) {
        SectionFacts section = state.section(sectionId);
        Registration ended = state.registrations().end(who.key(), sectionId, into, state.now());
        boolean wasFull = state.seats().of(sectionId).free() == 0 || justFreed.containsKey(sectionId);
        state.seats().change(sectionId, Seats::givenBack);
        state.add(new Effect.SeatGivenBack(who.student().studentNumber(), section, ended, cause));
        if (wasFull && section.open() && cause != Cause.CLOSURE) {
            justFreed.merge(sectionId, 1, Integer::sum);
        }
        return ended;
    }

    /** Offers the free seats of a section to those who wait, and those that this frees elsewhere, and so on. */
    void settle(int sectionId) {
        Deque<Integer> open = new ArrayDeque<>(List.of(sectionId));
        while (!open.isEmpty()) {
            int next = open.poll();
            offer(next, open);
            withholdWhatIsLeft(next);
        }
    }

    /** Once a round: offers what is free to those who wait, before somebody else may take it. */
    void settleBefore(int sectionId) {
        if (hasSeatToOffer(sectionId) && !state.seats().of(sectionId).reserved() && offeredBefore.add(sectionId)) {
            settle(sectionId);
        }
    }

    /** A student begins to wait; the seats that are kept for the list may suit at once. */
    void enqueue(Applicant who, SectionFacts section, @Nullable Integer replaces, @Nullable WaitlistEntry before) {
        int sectionId = section.sectionId();
        if (before != null) {
            WaitlistEntry changed = before.dropping(replaces);
            state.waitlists().replace(changed);
            state.add(new Effect.SwapChanged(changed));
        } else {
            WaitlistEntry entry = new WaitlistEntry(
                    who.student().studentNumber(), sectionId, who.termId(), replaces, state.now(), Set.of());
            state.waitlists().add(entry);
            state.seats().change(sectionId, seats -> seats.waitingBy(1));
            state.add(new Effect.Joined(
                    entry, section, state.seats().of(sectionId).freed()));
        }
        settle(sectionId);
    }

    /** Who took a seat by request waits for it no more; it was not the list that brought it. */
    void endOwnWait(Applicant who, int sectionId) {
        WaitlistEntry own = state.waitlists().find(who.key(), sectionId);
        if (own != null) {
            endWait(own.dropping(null), WaitlistState.LEFT, List.of());
        }
    }

    void endWait(WaitlistEntry entry, WaitlistState into, List<Violation> reasons) {
        state.waitlists().remove(entry);
        state.seats().change(entry.sectionId(), seats -> seats.waitingBy(-1));
        state.add(new Effect.WaitEnded(entry, state.section(entry.sectionId()), into, reasons));
    }

    /** Nobody waits for a section that is closed. */
    void close(int sectionId) {
        if (state.waitlists().isCut(sectionId)) {
            needsLongerLists = true;
        }
        for (WaitlistEntry entry : state.waitlists().of(sectionId)) {
            endWait(entry, WaitlistState.SECTION_CLOSED, List.of());
        }
    }

    private void offer(int sectionId, Deque<Integer> open) {
        if (!hasSeatToOffer(sectionId)) {
            return;
        }
        List<WaitlistEntry> list = state.waitlists().of(sectionId);
        for (WaitlistEntry entry : list) {
            if (!hasSeatToOffer(sectionId)) {
                return;
            }
            if (!state.isLocked(entry)) {
                list.forEach(this::reachFor);
                return;
            }
            if (!EnrollmentRules.isOpenToAnybody(
                    state.now(), state.applicant(entry.student()).windows())) {
                return;
            }
            if (isOpenFor(entry)) {
                offer(entry, open);
            }
        }
        if (hasSeatToOffer(sectionId) && state.waitlists().isCut(sectionId)) {
            needsLongerLists = true;
        }
    }

    /** Whoever is outside of an own period is passed over in silence: the turn comes with the period. */
    private boolean isOpenFor(WaitlistEntry entry) {
        Applicant who = state.applicant(entry.student());
        return EnrollmentRules.isOpen(state.now(), who.student(), who.windows());
    }

    private boolean hasSeatToOffer(int sectionId) {
        Seats seats = state.seats().of(sectionId);
        return seats.free() > 0 && seats.waiting() > 0;
    }

    private void reachFor(WaitlistEntry entry) {
        missing.add(new Reach.Pair(entry.studentNumber(), entry.sectionId()));
        Integer drops = entry.dropsSectionId();
        if (drops != null) {
            missing.add(new Reach.Pair(entry.studentNumber(), drops));
        }
    }

    private void offer(WaitlistEntry entry, Deque<Integer> open) {
        Applicant who = state.applicant(entry.student());
        Integer drops = entry.dropsSectionId();
        // What was given back meanwhile cannot be exchanged any more; the wish for the seat stays.
        Integer replaces = drops != null && state.registrations().holds(entry.student(), drops) ? drops : null;
        EnrollmentCase situation = state.situation(who, state.section(entry.sectionId()), replaces, state.now());
        switch (EnrollmentRules.promote(situation, state.parameters())) {
            case Decision.Granted granted -> promote(entry, who, situation, granted, open);
            case Decision.Refused refused -> decline(entry, situation, refused);
        }
    }

    private void promote(
            WaitlistEntry entry,
            Applicant who,
            EnrollmentCase situation,
            Decision.Granted granted,
            Deque<Integer> open) {
        state.add(new Effect.Decided(Action.PROMOTE, situation, granted));
        EnrollmentCase.Replacement replacement = situation.replacement();
        if (replacement != null) {
            giveBack(who, replacement.sectionId(), EnrollmentState.DROPPED, Cause.WAITLIST);
            open.add(replacement.sectionId());
        }
        state.take(who, situation, Cause.WAITLIST);
        Integer dropped = replacement == null ? null : replacement.sectionId();
        endWait(entry.dropping(dropped), WaitlistState.PROMOTED, List.of());
    }

    private void decline(WaitlistEntry entry, EnrollmentCase situation, Decision.Refused refused) {
        boolean loses = state.parameters().afterDeclinedOffer() == AfterDeclinedOffer.LOSE_PLACE;
        Set<String> reasons =
                refused.violations().stream().map(Violation::code).collect(Collectors.toUnmodifiableSet());
        if (!loses && reasons.equals(entry.lastReasons())) {
            return;
        }
        state.add(new Effect.Decided(Action.PROMOTE, situation, refused));
        if (loses) {
            endWait(entry, WaitlistState.PLACE_LOST, refused.violations());
        } else {
            state.waitlists().replace(entry.declined(reasons));
            state.add(new Effect.OfferDeclined(entry, state.section(entry.sectionId()), refused.violations()));
        }
    }

    /** Seats that nobody waiting took become free when the policy says; one beside other free seats is free anyway. */
    private void withholdWhatIsLeft(int sectionId) {
        Integer freed = justFreed.remove(sectionId);
        Seats left = state.seats().of(sectionId);
        for (int i = 0; freed != null && i < Math.min(freed, left.free()); i++) {
            withhold(left);
        }
    }

    private void withhold(Seats seats) {
        Instant dueAt = seats.policy().dueAt(state.now(), state.nextDraw());
        if (dueAt != null) {
            state.seats().change(seats.sectionId(), before -> before.withheldBy(1));
            state.add(new Effect.SeatWithheld(seats.sectionId(), dueAt));
        }
    }
}
