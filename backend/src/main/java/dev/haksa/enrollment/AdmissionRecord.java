package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Action;
import dev.haksa.enrollment.domain.AdmissionRound;
import dev.haksa.enrollment.domain.Effect;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.StudentTerm;
import dev.haksa.enrollment.domain.TermTotals;
import dev.haksa.enrollment.domain.WaitlistEntry;
import dev.haksa.enrollment.domain.WaitlistState;
import dev.haksa.enrollment.store.RoundOutcome;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.Decision;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a round did into rows: changed registrations and places, decisions with their numbers, events, audit entries. */
final class AdmissionRecord {
    private final AdmissionFacts facts;
    private final Instant at;
    private final Basis basis;
    private final Map<RoundOutcome.Key, RoundOutcome.Seat> seats = new LinkedHashMap<>();
    private final Set<StudentTerm> changed = new LinkedHashSet<>();
    private final List<RoundOutcome.Joined> joined = new ArrayList<>();
    private final List<WaitlistEntry> swapped = new ArrayList<>();
    private final List<RoundOutcome.Declined> declined = new ArrayList<>();
    private final List<RoundOutcome.WaitEnd> ended = new ArrayList<>();
    private final List<RoundOutcome.Withheld> withheld = new ArrayList<>();
    private final List<RoundOutcome.Made> decisions = new ArrayList<>();
    private final List<OutboxEvent> events = new ArrayList<>();
    private final List<AuditEvent> onBehalf = new ArrayList<>();

    AdmissionRecord(AdmissionFacts facts, Instant at, Basis basis) {
        this.facts = facts;
        this.at = at;
        this.basis = basis;
    }

    /** Notes what a request brought about; a repeated request leaves nothing behind. */
    void add(AdmissionRequest request, List<Effect> effects) {
        effects.forEach(effect -> add(effect, request.caller(), request));
    }

    /** Notes what came about without anybody's request. */
    void addOwnWork(List<Effect> effects) {
        Caller system = Caller.system("seat-release");
        effects.forEach(effect -> add(effect, system, null));
    }

    /** The rows to write. */
    RoundOutcome outcome(AdmissionRound round, AdmissionWork work) {
        round.seatChanges().stream()
                .filter(change -> change.withheld() < 0)
                .forEach(change -> events.add(
                        AdmissionEvents.seatsChanged(change.sectionId(), facts.isRehearsal(change.sectionId()))));
        List<RoundOutcome.Total> totals = changed.stream()
                .map(student -> total(student, round.totals(student)))
                .toList();
        return new RoundOutcome(
                at,
                basis,
                List.copyOf(seats.values()),
                round.seatChanges(),
                totals,
                new RoundOutcome.WaitlistChanges(joined, swapped, declined, ended),
                withheld,
                Set.copyOf(work.closed()),
                Set.copyOf(work.released()),
                decisions,
                events);
    }

    /** What staff did for students. */
    List<AuditEvent> onBehalf() {
        return onBehalf;
    }

    private void add(Effect effect, Caller caller, @Nullable AdmissionRequest request) {
        AdmissionEvents told = new AdmissionEvents(facts, at, caller.correlationId());
        switch (effect) {
            case Effect.Decided decided -> decision(decided, caller, request);
            case Effect.SeatTaken taken -> {
                seat(taken.studentNumber(), taken.section(), EnrollmentState.ENROLLED, taken.retake(), true);
                events.add(told.enrolled(taken, isByStaff(request)));
            }
            case Effect.SeatGivenBack back -> {
                EnrollmentState state = back.registration().state();
                seat(
                        back.studentNumber(),
                        back.section(),
                        state,
                        back.registration().retake(),
                        false);
                events.add(told.givenBack(back, isByStaff(request)));
            }
            case Effect.Joined join -> {
                joined.add(new RoundOutcome.Joined(join.entry(), join.freedBefore()));
                events.add(told.joined(join));
            }
            case Effect.SwapChanged swap -> swapped.add(swap.entry());
            case Effect.OfferDeclined no -> {
                declined.add(new RoundOutcome.Declined(no.entry(), AdmissionEvents.array(no.reasons())));
                events.add(told.skipped(no));
            }
            case Effect.WaitEnded end -> {
                ended.add(new RoundOutcome.WaitEnd(
                        end.entry(),
                        end.state(),
                        end.state() == WaitlistState.PLACE_LOST ? AdmissionEvents.array(end.reasons()) : null));
                events.add(told.ended(end));
            }
            case Effect.SeatWithheld later -> withheld.add(new RoundOutcome.Withheld(later.sectionId(), later.dueAt()));
        }
    }

    private static boolean isByStaff(@Nullable AdmissionRequest request) {
        return request != null && request.reason() != null;
    }

    private void seat(
            String studentNumber, SectionFacts section, EnrollmentState state, boolean retake, boolean taken) {
        changed.add(new StudentTerm(studentNumber, section.termId()));
        RoundOutcome.Key key = new RoundOutcome.Key(studentNumber, section.sectionId());
        RoundOutcome.Seat before = seats.get(key);
        boolean takenInThisRound = taken || (before != null && before.taken());
        seats.put(key, new RoundOutcome.Seat(studentNumber, section, state, retake, takenInThisRound));
    }

    private static RoundOutcome.Total total(StudentTerm student, TermTotals totals) {
        return new RoundOutcome.Total(student.studentNumber(), student.termId(), totals.credits(), totals.ceiling());
    }

    private void decision(Effect.Decided decided, Caller caller, @Nullable AdmissionRequest request) {
        boolean promotion = decided.action() == Action.PROMOTE;
        String student = decided.situation().student().studentNumber();
        int section = decided.situation().section().sectionId();
        String outcome = decided.decision() instanceof Decision.Granted ? "GRANTED" : "REFUSED";
        String reason = request == null || promotion ? null : request.reason();
        Caller actor = promotion ? Caller.system(caller.correlationId()) : caller;
        decisions.add(new RoundOutcome.Made(
                new RoundOutcome.Asked(student, section, decided.action().name(), actor, reason),
                outcome,
                AdmissionEvents.basis(decided.situation(), decided.decision()).encode()));
        if (reason != null) {
            onBehalf.add(audit(decided.action(), caller, student, reason, section, outcome));
        }
    }

    private AuditEvent audit(Action action, Caller caller, String student, String reason, int section, String outcome) {
        String name = switch (action) {
            case ENROLL -> "ENROLLED_ON_BEHALF";
            case DROP -> "DROPPED_ON_BEHALF";
            case CANCEL_SECTION_CLOSED -> "ENROLLMENT_CANCELLED_SECTION_CLOSED";
            case CANCEL_UNDERPAID -> "ENROLLMENT_CANCELLED_UNDERPAID";
            case CANCEL_RECORD_CHANGED -> "ENROLLMENT_CANCELLED_RECORD_CHANGED";
            case WITHDRAW -> "WITHDRAWN_ON_BEHALF";
            case LEAVE_WAITLIST -> "WAITLIST_LEFT_ON_BEHALF";
            case JOIN_WAITLIST, PROMOTE -> throw new IllegalArgumentException("nobody does this on behalf: " + action);
        };
        return new AuditEvent(
                at, caller, name, "STUDENT", student, reason, Map.of("sectionId", section, "outcome", outcome));
    }
}
