package dev.haksa.enrollment.domain;

/**
 * By how much a round changed a section's numbers.
 *
 * @param freed seats given back; never negative
 */
public record SeatChange(int sectionId, int enrolled, int withheld, int waiting, int freed) {
    static SeatChange between(Seats before, Seats after) {
        return new SeatChange(
                after.sectionId(),
                after.enrolled() - before.enrolled(),
                after.withheld() - before.withheld(),
                after.waiting() - before.waiting(),
                after.freed() - before.freed());
    }

    boolean isNothing() {
        return enrolled == 0 && withheld == 0 && waiting == 0 && freed == 0;
    }
}
