package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Decision;

/** What becomes of one request. */
public sealed interface Ruling {
    /** A ruling after which the student's record can be shown. */
    sealed interface Standing extends Ruling {
        /** The student's credits afterwards. */
        TermTotals totals();

        /** Seats that are left afterwards. */
        int remainingSeats();

        /** Whether the window is open, so that the student may still change it. */
        default boolean open() {
            return true;
        }
    }

    /** A seat is taken. */
    record Enrolled(Decision.Granted decision, boolean retake, TermTotals totals, int remainingSeats)
            implements Standing {}

    /** The seat was taken by an earlier request: nothing changes, the first result is shown again. */
    record AlreadyEnrolled(Registration registration, TermTotals totals, int remainingSeats, boolean open)
            implements Standing {}

    /** The seat is given back. */
    record Dropped(Decision.Granted decision, Registration registration, TermTotals totals, int remainingSeats)
            implements Standing {}

    /** The seat was given back by an earlier request: nothing changes. */
    record AlreadyDropped(Registration registration, TermTotals totals, int remainingSeats, boolean open)
            implements Standing {}

    /** Nothing to give back: the student never held this section. */
    record NeverEnrolled() implements Ruling {}

    /** Rules stand against it. */
    record Refused(Decision.Refused decision) implements Ruling {}
}
