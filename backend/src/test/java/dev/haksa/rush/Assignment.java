package dev.haksa.rush;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Finds for every enrollment of the real term a student who may take it: no clash of class times, no course twice,
 * never over the ceiling. The largest sections choose first; the student with the most room is asked first.
 */
final class Assignment {
    /** Everybody's ceiling in a regular term, in credits. */
    static final int CEILING = 18;

    private final List<List<Offer>> held = new ArrayList<>();
    private final int[] credits;
    private final List<Wish> wishes = new ArrayList<>();
    private int unassigned;
    private int cursor;

    Assignment(int students) {
        credits = new int[students];
        for (int i = 0; i < students; i++) {
            held.add(new ArrayList<>());
        }
    }

    /** The requests in random order. */
    List<Wish> assign(List<Offer> offers, Random random) {
        List<Offer> largestFirst = new ArrayList<>(offers);
        largestFirst.sort(Comparator.comparingInt((Offer offer) -> offer.credits() * 1_000 + offer.wanted())
                .reversed()
                .thenComparingInt(Offer::id));
        largestFirst.forEach(this::assign);
        Collections.shuffle(wishes, random);
        return wishes;
    }

    /** Enrollments for which no student was left. */
    int unassigned() {
        return unassigned;
    }

    private void assign(Offer offer) {
        int left = offer.wanted();
        for (int tried = 0; tried < credits.length && left > 0; tried++) {
            int student = cursor;
            cursor = (cursor + 1) % credits.length;
            if (fits(student, offer)) {
                held.get(student).add(offer);
                credits[student] += offer.credits();
                wishes.add(new Wish(student, offer.id()));
                left--;
            }
        }
        unassigned += left;
    }

    private boolean fits(int student, Offer offer) {
        return credits[student] + offer.credits() <= CEILING
                && held.get(student).stream()
                        .noneMatch(other -> other.course() == offer.course() || other.clashes(offer));
    }
}
