package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of one request. */
public sealed interface Ruling {
    /** A ruling after which the student's record can be shown. */
    sealed interface Standing extends Ruling {
        /** The registration afterwards. */
        Registration registration();

        /** The student's credits afterwards. */
        TermTotals totals();

        /** Seats that anybody may take afterwards. */
        int remainingSeats();

        /** Whether the window is open, so that the student may still change it. */
        default boolean open() {
            return true;
        }
    }

    /**
     * A seat is taken.
     *
     * @param replaced what was given back in the same step; null for nothing
     */
    record Enrolled(
            Decision.Granted decision,
            Registration registration,
            @Nullable Registration replaced,
            TermTotals totals,
            int remainingSeats)
            implements Standing {}

    /** The seat was taken by an earlier request: nothing changes, the first result is shown again. */
    record AlreadyEnrolled(Registration registration, TermTotals totals, int remainingSeats, boolean open)
            implements Standing {}

    /** The seat is given back, by the student or by office. */
    record Ended(Decision.Granted decision, Registration registration, TermTotals totals, int remainingSeats)
            implements Standing {}

    /** The seat was given back by an earlier request: nothing changes. */
    record AlreadyEnded(Registration registration, TermTotals totals, int remainingSeats, boolean open)
            implements Standing {}

    /** Nothing to give back: the student never held this section. */
    record NeverEnrolled() implements Ruling {}

    /**
     * The student waits.
     *
     * @param position on the list; students who wait then
     * @param promoted whether a seat that was kept for the list came at once
     */
    record Waiting(Decision.Granted decision, int position, boolean promoted) implements Ruling {}

    /** The student need not wait: the seat is the student's, perhaps because the waiting is over. */
    record HasSeat(Decision.Refused decision) implements Ruling {}

    /** The student waited already; at most the section to be given back is another one now. */
    record AlreadyWaiting() implements Ruling {}

    /** The student waits no more. */
    record Left() implements Ruling {}

    /** The student did not wait: nothing to give up. */
    record NeverWaited() implements Ruling {}

    /** What became of each entry of a cart, in the order of preference. */
    record Cart(List<EntryRuling> entries, TermTotals totals) implements Ruling {
        /** Copies the entries. */
        public Cart {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What became of an entry: the sections that were tried, in order. The last one is the one that succeeded, if any
     * did.
     */
    record EntryRuling(List<Tried> tried) {
        /** Copies the list. */
        public EntryRuling {
            tried = List.copyOf(tried);
        }
    }

    /** A section of a cart entry that was tried. */
    record Tried(int sectionId, Ruling ruling) {}

    /** Rules stand against it. */
    record Refused(Decision.Refused decision) implements Ruling {}
}
