package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests one after the other, in the order of their arrival, on students and seats that are locked for as long
 * as the round lasts. A seat that one request frees is offered to the waiting students before the next request is
 * looked at.
 */
public final class AdmissionRound {
    private final RoundState state;
    private final SeatOffers offers;

    /**
     * Begins a round.
     *
     * @param now instant of the decisions
     * @param draw random numbers from 0 to below 1, for delays that nobody may know beforehand
     */
    public AdmissionRound(RoundFacts facts, EnrollmentParameters parameters, Instant now, DoubleSupplier draw) {
        this.state = new RoundState(facts, parameters, now, draw);
        this.offers = new SeatOffers(state);
    }

    /** Decides the next request; the student's term and all sections of the command must be locked. */
    public Ruling decide(Application application) {
        return switch (application.command()) {
            case Command.Enroll enroll -> enroll(application, enroll.sectionId(), enroll.replaces(), Cause.REQUEST);
            case Command.Drop drop ->
                end(application, drop.sectionId(), Action.DROP, EnrollmentState.DROPPED, Cause.REQUEST);
            case Command.JoinWaitlist join -> join(application, join);
            case Command.LeaveWaitlist leave -> leave(application, leave.sectionId());
            case Command.EnrollCart cart -> cart(application, cart);
            case Command.CancelForClosure cancel ->
                end(
                        application,
                        cancel.sectionId(),
                        Action.CANCEL_SECTION_CLOSED,
                        EnrollmentState.CANCELLED_SECTION_CLOSED,
                        Cause.CLOSURE);
            case Command.CancelForUnderpayment cancel ->
                end(
                        application,
                        cancel.sectionId(),
                        Action.CANCEL_UNDERPAID,
                        EnrollmentState.CANCELLED_UNDERPAID,
                        Cause.UNDERPAYMENT);
            case Command.CancelForRecordChange cancel ->
                end(
                        application,
                        cancel.sectionId(),
                        Action.CANCEL_RECORD_CHANGED,
                        EnrollmentState.CANCELLED_RECORD_CHANGED,
                        Cause.RECORD_CHANGE);
            case Command.Withdraw withdraw ->
                end(application, withdraw.sectionId(), Action.WITHDRAW, EnrollmentState.WITHDRAWN, Cause.WITHDRAWAL);
        };
    }

    /** Ends the waiting list of a section that is closed (제5조②); the list must have been read to its end. */
    public void closeWaitlist(int sectionId) {
        offers.close(sectionId);
    }

    /** Withheld seats become free: they are offered to the waiting students, and what is left is for everybody. */
    public void release(int sectionId, int seats) {
        state.seats().change(sectionId, before -> before.withheldBy(-Math.min(seats, before.withheld())));
        offers.settle(sectionId);
    }

    /** Everything that happened since this was last asked, in order. */
    public List<Effect> drain() {
        return state.drain();
    }

    /** By how much the numbers of the sections changed in the whole round. */
    public List<SeatChange> seatChanges() {
        return state.seats().changes();
    }

    /** A student's credits in a term as they are now. */
    public TermTotals totals(StudentTerm student) {
        return state.totals(state.applicant(student));
    }

    /** Who else must be locked for the round to be decided; empty when it is complete. */
    public Set<Reach.Pair> missing() {
        return offers.missing();
    }

    /** Whether longer parts of waiting lists must be read for the round to be decided. */
    public boolean needsLongerLists() {
        return offers.needsLongerLists();
    }

    private Ruling enroll(Application application, int sectionId, @Nullable Integer replaces, Cause cause) {
        SectionFacts section = state.section(sectionId);
        Applicant who = state.applicant(application.studentNumber(), section);
        if (state.registrations().holds(who.key(), sectionId)) {
            return new Ruling.AlreadyEnrolled(
                    Objects.requireNonNull(state.registrations().find(who.key(), sectionId)),
                    state.totals(who),
                    state.seats().of(sectionId).available(),
                    isOpen(application, who));
        }
        // A seat may have become free while no period was open: those who wait come before whoever comes now.
        offers.settleBefore(sectionId);
        if (state.registrations().holds(who.key(), sectionId)) {
            return enroll(application, sectionId, replaces, cause);
        }
        EnrollmentCase situation = state.situation(who, section, replaces, application.arrivedAt());
        Decision decision = EnrollmentRules.enroll(situation, state.parameters());
        state.add(new Effect.Decided(Action.ENROLL, situation, decision));
        return switch (decision) {
            case Decision.Refused refused -> new Ruling.Refused(refused);
            case Decision.Granted granted -> take(who, situation, granted, replaces == null ? cause : Cause.SWAP);
        };
    }

    private Ruling take(Applicant who, EnrollmentCase situation, Decision.Granted granted, Cause cause) {
        int sectionId = situation.section().sectionId();
        EnrollmentCase.Replacement replacement = situation.replacement();
        Registration replaced = replacement == null
                ? null
                : offers.giveBack(who, replacement.sectionId(), EnrollmentState.DROPPED, cause);
        state.take(who, situation, cause);
        offers.endOwnWait(who, sectionId);
        if (replacement != null) {
            offers.settle(replacement.sectionId());
        }
        return new Ruling.Enrolled(
                granted,
                Objects.requireNonNull(state.registrations().find(who.key(), sectionId)),
                replaced,
                state.totals(who),
                state.seats().of(sectionId).available());
    }

    private Ruling end(Application application, int sectionId, Action action, EnrollmentState into, Cause cause) {
        SectionFacts section = state.section(sectionId);
        Applicant who = state.applicant(application.studentNumber(), section);
        Registration registration = state.registrations().find(who.key(), sectionId);
        if (registration == null) {
            return new Ruling.NeverEnrolled();
        }
        if (!registration.holdsSeat()) {
            return new Ruling.AlreadyEnded(
                    registration, state.totals(who), state.seats().of(sectionId).available(), isOpen(application, who));
        }
        EnrollmentCase situation = state.situation(who, section, null, application.arrivedAt());
        Decision decision = judgeEnd(action, situation);
        state.add(new Effect.Decided(action, situation, decision));
        return switch (decision) {
            case Decision.Refused refused -> new Ruling.Refused(refused);
            case Decision.Granted granted -> {
                Registration ended = offers.giveBack(who, sectionId, into, cause);
                offers.settle(sectionId);
                yield new Ruling.Ended(
                        granted,
                        ended,
                        state.totals(who),
                        state.seats().of(sectionId).available());
            }
        };
    }

    private Decision judgeEnd(Action action, EnrollmentCase situation) {
        return switch (action) {
            case DROP -> EnrollmentRules.drop(situation, state.parameters());
            case WITHDRAW -> EnrollmentRules.withdraw(situation, state.parameters());
            case CANCEL_SECTION_CLOSED, CANCEL_UNDERPAID, CANCEL_RECORD_CHANGED ->
                EnrollmentRules.byOffice(state.parameters());
            case ENROLL, PROMOTE, JOIN_WAITLIST, LEAVE_WAITLIST -> throw new IllegalArgumentException(action.name());
        };
    }

    private Ruling join(Application application, Command.JoinWaitlist join) {
        SectionFacts section = state.section(join.sectionId());
        Applicant who = state.applicant(application.studentNumber(), section);
        WaitlistEntry own = state.waitlists().find(who.key(), join.sectionId());
        if (own != null && Objects.equals(own.dropsSectionId(), join.replaces())) {
            return new Ruling.AlreadyWaiting();
        }
        EnrollmentCase situation = state.waitingSituation(who, section, join.replaces(), application.arrivedAt(), own);
        Decision decision = EnrollmentRules.join(situation, state.parameters());
        if (decision instanceof Decision.Refused refused
                && state.registrations().holds(who.key(), join.sectionId())) {
            return new Ruling.HasSeat(refused);
        }
        state.add(new Effect.Decided(Action.JOIN_WAITLIST, situation, decision));
        return switch (decision) {
            case Decision.Refused refused -> new Ruling.Refused(refused);
            case Decision.Granted granted -> {
                int waiting = situation.seats().waiting();
                offers.enqueue(who, section, join.replaces(), own);
                yield own == null
                        ? new Ruling.Waiting(
                                granted, waiting + 1, state.registrations().holds(who.key(), join.sectionId()))
                        : new Ruling.AlreadyWaiting();
            }
        };
    }

    private Ruling leave(Application application, int sectionId) {
        SectionFacts section = state.section(sectionId);
        Applicant who = state.applicant(application.studentNumber(), section);
        WaitlistEntry own = state.waitlists().find(who.key(), sectionId);
        if (own == null) {
            return new Ruling.NeverWaited();
        }
        EnrollmentCase situation = state.situation(who, section, null, application.arrivedAt());
        state.add(new Effect.Decided(
                Action.LEAVE_WAITLIST,
                situation,
                new Decision.Granted(state.parameters().basis(), List.of())));
        offers.endWait(own, WaitlistState.LEFT, List.of());
        return new Ruling.Left();
    }

    private Ruling cart(Application application, Command.EnrollCart cart) {
        List<Ruling.EntryRuling> rulings = new ArrayList<>();
        for (List<Integer> entry : cart.entries()) {
            rulings.add(entry(application, entry));
        }
        SectionFacts any = state.section(cart.sections().getFirst());
        return new Ruling.Cart(rulings, state.totals(state.applicant(application.studentNumber(), any)));
    }

    /** Who holds one of the sections already has what the entry was for, so that a repeated cart takes nothing more. */
    private Ruling.EntryRuling entry(Application application, List<Integer> sections) {
        List<Ruling.Tried> tried = new ArrayList<>();
        for (int section : sections) {
            Applicant who = state.applicant(application.studentNumber(), state.section(section));
            if (state.registrations().holds(who.key(), section)) {
                tried.add(new Ruling.Tried(section, enroll(application, section, null, Cause.CART)));
                return new Ruling.EntryRuling(tried);
            }
        }
        for (int section : sections) {
            Ruling ruling = enroll(application, section, null, Cause.CART);
            tried.add(new Ruling.Tried(section, ruling));
            if (!(ruling instanceof Ruling.Refused)) {
                break;
            }
        }
        return new Ruling.EntryRuling(tried);
    }

    private static boolean isOpen(Application application, Applicant who) {
        return EnrollmentRules.isOpen(application.arrivedAt(), who.student(), who.windows());
    }
}
