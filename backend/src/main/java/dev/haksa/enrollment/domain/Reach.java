package dev.haksa.enrollment.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom a round can move beyond those who ask: a seat that one gives back goes to another who waits, whose own seat
 * elsewhere goes to a third.
 *
 * @param pairs students and sections to be locked beside those asked for
 * @param depth how many of each waiting list to read
 */
public record Reach(Set<Pair> pairs, int depth) {
    private static final int FIRST_DEPTH = 32;
    private static final int GROWTH = 8;

    /** A student and a section that may change together. */
    public record Pair(String studentNumber, int sectionId) {}

    /** Copies the pairs. */
    public Reach {
        pairs = Set.copyOf(pairs);
    }

    /** Beyond those who ask, only these. */
    public static Reach of(Collection<Pair> pairs) {
        return new Reach(new LinkedHashSet<>(pairs), FIRST_DEPTH);
    }

    /** The same, and these too. */
    public Reach with(Collection<Pair> more) {
        Set<Pair> all = new LinkedHashSet<>(pairs);
        all.addAll(more);
        return new Reach(all, depth);
    }

    /** The same, reading longer parts of the lists. */
    public Reach deeper() {
        return new Reach(pairs, depth * GROWTH);
    }
}
