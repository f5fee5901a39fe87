package dev.haksa.enrollment.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for a student. */
public sealed interface Command {
    /** Every section whose seats may change. */
    List<Integer> sections();

    /** Sections that must exist for it to make sense. */
    default List<Integer> wanted() {
        return sections().subList(0, 1);
    }

    /** Sections in which it may free a seat. */
    default List<Integer> mayFree() {
        return List.of();
    }

    /** Whether waiting lists have to be read for it. */
    default boolean concernsWaitlist() {
        return !mayFree().isEmpty();
    }

    /**
     * Take a seat.
     *
     * @param replaces section that is given back in the same step; null for none
     */
    record Enroll(int sectionId, @Nullable Integer replaces) implements Command {
        @Override
        public List<Integer> sections() {
            return both(sectionId, replaces);
        }

        @Override
        public List<Integer> mayFree() {
            return replaces == null ? List.of() : List.of(replaces);
        }
    }

    /** Give a seat back. */
    record Drop(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }

        @Override
        public List<Integer> mayFree() {
            return sections();
        }
    }

    /**
     * Wait for a seat.
     *
     * @param replaces section that is given back when the seat comes; null for none
     */
    record JoinWaitlist(int sectionId, @Nullable Integer replaces) implements Command {
        @Override
        public List<Integer> sections() {
            return both(sectionId, replaces);
        }

        @Override
        public boolean concernsWaitlist() {
            return true;
        }
    }

    /** Give up the place on a waiting list. */
    record LeaveWaitlist(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }

        @Override
        public boolean concernsWaitlist() {
            return true;
        }
    }

    /**
     * Take what is planned, in the order of preference.
     *
     * @param entries each a choice followed by what else would do
     */
    record EnrollCart(List<List<Integer>> entries) implements Command {
        /** Copies the entries. */
        public EnrollCart {
            entries = entries.stream().map(List::copyOf).toList();
        }

        @Override
        public List<Integer> sections() {
            return entries.stream().flatMap(List::stream).distinct().toList();
        }

        @Override
        public List<Integer> wanted() {
            return sections();
        }
    }

    /** The section is closed (제5조②): the seat is gone. */
    record CancelForClosure(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }
    }

    /** Too little was paid (제5조③): the seat is given to others. */
    record CancelForUnderpayment(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }

        @Override
        public List<Integer> mayFree() {
            return sections();
        }
    }

    /** The student goes on leave or is a student no more (제28조): the seat is given to others. */
    record CancelForRecordChange(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }

        @Override
        public List<Integer> mayFree() {
            return sections();
        }
    }

    /** The student withdraws from the course (제46조②). */
    record Withdraw(int sectionId) implements Command {
        @Override
        public List<Integer> sections() {
            return List.of(sectionId);
        }

        @Override
        public List<Integer> mayFree() {
            return sections();
        }
    }

    private static List<Integer> both(int sectionId, @Nullable Integer replaces) {
        List<Integer> sections = new ArrayList<>(2);
        sections.add(sectionId);
        if (replaces != null) {
            sections.add(replaces);
        }
        return sections;
    }
}
