package dev.haksa.readmission.domain;

import java.time.LocalDate;

/**
 * The days of a round, all in Seoul.
 *
 * @param feeDueOn last day for paying after the committee's decision
 * @param registerBy last day for registering for the term
 * @param termStartsOn readmission is granted before this day (article 40)
 * @param offerDays days that somebody has who is offered a place later
 * @param reportDays days after the last day for paying in which the bank's report is awaited
 */
public record Deadlines(
        LocalDate feeDueOn, LocalDate registerBy, LocalDate termStartsOn, int offerDays, int reportDays) {
    /** Last day on which a place can be offered: the fee is still to be paid before the term starts. */
    public LocalDate lastOfferOn() {
        LocalDate dayBefore = termStartsOn.minusDays(1);
        return registerBy.isBefore(dayBefore) ? registerBy : dayBefore;
    }

    /** Last day for paying when a place is offered on a day: that of the round, and never less than the later offers have. */
    public LocalDate dueOn(LocalDate offeredOn) {
        LocalDate own = offeredOn.plusDays(offerDays);
        LocalDate due = own.isAfter(feeDueOn) ? own : feeDueOn;
        return due.isAfter(lastOfferOn()) ? lastOfferOn() : due;
    }

    /** Whether an offer that was due on a day is over. */
    public boolean isOver(LocalDate dueOn, LocalDate today) {
        return today.isAfter(dueOn.plusDays(reportDays));
    }
}
