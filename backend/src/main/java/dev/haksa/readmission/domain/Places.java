package dev.haksa.readmission.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places of one department in one round. What is to happen follows from the applicants, the number of places and the
 * day alone, so that asking twice, or in two instances one after the other, changes nothing more.
 *
 * @param number of places
 */
public record Places(int number, Deadlines deadlines) {
    /**
     * A step of one applicant.
     *
     * @param dueOn last day for paying, of an offer that is to be paid
     */
    public record Step(
            int id,
            ReadmissionState from,
            ReadmissionState to,
            @Nullable LocalDate dueOn) {}

    /**
     * What is to happen on a day after the committee has decided: offers without payment lapse, and the best of those who
     * wait are offered what is free (article 38 (2)). Who need not pay has accepted at once.
     */
    public List<Step> advance(Collection<Applicant> applicants, LocalDate today) {
        List<Step> steps = new ArrayList<>();
        int taken = 0;
        for (Applicant one : applicants) {
            if (hasLapsed(one, today)) {
                steps.add(new Step(one.id(), one.state(), ReadmissionState.LAPSED, one.dueOn()));
            } else if (one.state().holdsPlace()) {
                taken++;
            }
        }
        if (!today.isAfter(deadlines.lastOfferOn())) {
            Ranking.of(applicants).stream()
                    .map(Ranking.Ranked::applicant)
                    .filter(one -> one.state() == ReadmissionState.WAITING)
                    .limit(Math.max(0, number - taken))
                    .forEach(one -> steps.add(offer(one, today)));
        }
        return steps;
    }

    /**
     * What a payment that was made on a day brings about.
     *
     * @return null when it comes too late: the offer is over, and its place is given to somebody else
     */
    public @Nullable Step pay(Collection<Applicant> applicants, Applicant payer, LocalDate paidOn) {
        boolean inTime = payer.dueOn() != null && !paidOn.isAfter(payer.dueOn());
        boolean offered = payer.state() == ReadmissionState.OFFERED;
        boolean stillFree = payer.state() == ReadmissionState.LAPSED && taken(applicants) < number;
        return inTime && (offered || stillFree)
                ? new Step(payer.id(), payer.state(), ReadmissionState.ACCEPTED, payer.dueOn())
                : null;
    }

    private static int taken(Collection<Applicant> applicants) {
        return (int) applicants.stream().filter(one -> one.state().holdsPlace()).count();
    }

    private boolean hasLapsed(Applicant one, LocalDate today) {
        return one.state() == ReadmissionState.OFFERED && deadlines.isOver(Objects.requireNonNull(one.dueOn()), today);
    }

    private Step offer(Applicant one, LocalDate today) {
        return one.feeExempt()
                ? new Step(one.id(), one.state(), ReadmissionState.ACCEPTED, null)
                : new Step(one.id(), one.state(), ReadmissionState.OFFERED, deadlines.dueOn(today));
    }
}
