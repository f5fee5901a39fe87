package dev.haksa.tuition.domain;

import dev.haksa.regulation.Basis;
import dev.haksa.tuition.BaseDateReason;
import dev.haksa.tuition.BillSource;
import dev.haksa.tuition.TuitionConsequence;
import dev.haksa.tuition.TuitionConsequence.CarryOver;
import dev.haksa.tuition.TuitionConsequence.Charge;
import dev.haksa.tuition.TuitionConsequence.Refund;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionOutcome;
import dev.haksa.tuition.TuitionRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The rules of refunds and carry-overs in force on a day (제3조, 별표 1, 별표 2). */
public record TuitionRules(RefundTable refunds, CarryOverTable carryOvers, Basis basis) {
    /** Payments cover the admission fee first; what is paid beyond the charge is no tuition. */
    private record Paid(long tuitionWon, long admissionFeeWon) {
        static Paid of(Charge charge, long receivedWon) {
            long fee = Math.min(charge.admissionFeeWon(), receivedWon);
            return new Paid(Math.min(charge.tuitionWon(), receivedWon - fee), fee);
        }
    }

    private record Reckoned(LocalDate day, BaseDateReason reason) {}

    /** What a request does to the tuition of a term. */
    public TuitionConsequence decide(TuitionFacts facts, TuitionRequest request) {
        Reckoned base = baseDate(facts, request);
        long received = facts.sums().receivedWon();
        Charge charge = facts.bill() == null ? new Charge(received, 0, BillSource.PAYMENTS) : facts.bill();
        Paid paid = Paid.of(charge, received);
        LocalDate start = facts.classDays().startsOn();
        int days = (int) ChronoUnit.DAYS.between(start, base.day());
        Refund refund = request.event().isLeave() ? null : refund(facts, paid, days);
        CarryOver carryOver = request.event().isLeave() ? carryOver(facts, paid, request.event(), base.day()) : null;
        return new TuitionConsequence(
                facts.studentNumber(),
                facts.term(),
                request,
                base.day(),
                base.reason(),
                start,
                days,
                facts.classDays().passedOn(base.day()),
                facts.classDays().total(),
                charge,
                facts.sums(),
                Math.max(0, charge.totalWon() - received),
                Math.max(0, received - charge.totalWon()),
                outcome(request, available(facts, request.event()), refund, carryOver),
                refund,
                carryOver,
                basis);
    }

    /** Article 3 ②: whoever withdraws from leave is treated as on the day of the (first) leave request. */
    private static Reckoned baseDate(TuitionFacts facts, TuitionRequest request) {
        return switch (request.event()) {
            case ADMISSION_GIVEN_UP -> new Reckoned(request.requestedOn(), BaseDateReason.ADMISSION_GIVEN_UP);
            case LEAVE_GENERAL, LEAVE_SICK, LEAVE_MILITARY ->
                new Reckoned(request.requestedOn(), BaseDateReason.LEAVE_REQUEST);
            case WITHDRAWAL -> withdrawalDate(facts, request);
        };
    }

    /**
     * What waits to be carried over tells of a leave only while the student is on leave: after a return it is over. A leave
     * that counts from later, by an enlistment or since the withdrawal was posted before, never makes the day a later one.
     */
    private static Reckoned withdrawalDate(TuitionFacts facts, TuitionRequest request) {
        LocalDate leave = request.leaveRequestedOn();
        Reckoned asked = new Reckoned(request.requestedOn(), BaseDateReason.WITHDRAWAL_REQUEST);
        if (leave == null) {
            return asked;
        }
        LocalDate recorded = facts.open() == null ? leave : facts.open().leaveRequestedOn();
        LocalDate first = recorded.isBefore(leave) ? recorded : leave;
        return first.isBefore(asked.day()) ? new Reckoned(first, leaveReason(request)) : asked;
    }

    private static BaseDateReason leaveReason(TuitionRequest request) {
        return request.leaveExtended() ? BaseDateReason.FIRST_LEAVE_REQUEST : BaseDateReason.LEAVE_REQUEST;
    }

    /** What annex 1 grants, less what was carried over for good and what was refunded before. */
    private Refund refund(TuitionFacts facts, Paid paid, int days) {
        RefundTable.Found found = refunds.at(facts.classDays().startsOn(), days);
        TuitionFacts.OpenCarryOver open = facts.open();
        long carried = facts.sums().carriedOutWon() - (open == null ? 0 : open.amountWon());
        long tuition = Math.min(found.row().tuition().of(paid.tuitionWon()), Math.max(0, paid.tuitionWon() - carried));
        long fee = found.row().admissionFee().of(paid.admissionFeeWon());
        long before = facts.sums().refundedWon();
        // What is left decides in the end: a bill may have changed since something was carried over.
        long available = available(facts, TuitionEvent.WITHDRAWAL);
        long feeLeft = Math.min(available, Math.max(0, fee - before));
        long tuitionLeft = Math.min(available - feeLeft, Math.max(0, tuition - Math.max(0, before - fee)));
        return new Refund(found.row().tuition().written(), found.firstDate(), found.lastDate(), tuitionLeft, feeLeft);
    }

    /** What annex 2 grants, less what was carried over before; what was refunded cannot be carried over. */
    private CarryOver carryOver(TuitionFacts facts, Paid paid, TuitionEvent leave, LocalDate day) {
        CarryOverTable.Found found = carryOvers.at(leave, facts.classDays(), day);
        long granted = Math.min(
                found.tuition().of(paid.tuitionWon()),
                paid.tuitionWon() - facts.sums().refundedWon());
        long amount = Math.min(
                available(facts, leave), Math.max(0, granted - facts.sums().carriedOutWon()));
        int credits = amount == 0 ? 0 : creditsLeft(facts, found.tuition());
        return new CarryOver(found.tuition().written(), found.lastDate(), amount, credits);
    }

    /** Credits of what was carried over before, by another kind of leave, are not carried over again. */
    private static int creditsLeft(TuitionFacts facts, Share share) {
        TuitionFacts.OpenCarryOver open = facts.open();
        int granted = (int) share.of(facts.sums().paidCredits());
        return Math.max(0, granted - (open == null ? 0 : open.credits()));
    }

    /** What waits to be carried over is free again for a refund, since it is released with it. */
    private static long available(TuitionFacts facts, TuitionEvent event) {
        TuitionFacts.OpenCarryOver open = facts.open();
        return facts.sums().leftWon() + (open == null || event.isLeave() ? 0 : open.amountWon());
    }

    private static TuitionOutcome outcome(
            TuitionRequest request, long available, @Nullable Refund refund, @Nullable CarryOver carryOver) {
        if (available == 0) {
            return TuitionOutcome.NOTHING_LEFT;
        }
        if (refund != null) {
            return refund.amountWon() > 0 ? TuitionOutcome.REFUND : TuitionOutcome.NO_REFUND;
        }
        if (carryOver != null && carryOver.amountWon() > 0) {
            return TuitionOutcome.CARRY_OVER;
        }
        boolean late = carryOver != null && carryOver.share().equals(Share.NONE.written());
        boolean graded = late && request.event() == TuitionEvent.LEAVE_MILITARY && !request.isChangeOfLeave();
        return graded ? TuitionOutcome.TERM_GRADED : TuitionOutcome.NO_CARRY_OVER;
    }
}
