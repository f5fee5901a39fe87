package dev.haksa.cancellation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Paid for fewer credits than enrolled (제5조③). */
public final class Underpayment {
    private static final Comparator<Held> LATEST_FIRST = Comparator.comparing(Held::enrolledAt)
            .thenComparingLong(Held::order)
            .thenComparingInt(Held::sectionId)
            .reversed();

    private Underpayment() {}

    /** Credits that tuition is owed for. */
    public static int credits(Collection<Held> held) {
        return held.stream().mapToInt(Held::credits).sum();
    }

    /**
     * What is cancelled, in order: the latest first, until the credits fit what was paid (제5조③). Courses without
     * credits cost nothing and stay. When even cancelling everything does not suffice, everything with credits goes.
     *
     * @param paid credits paid for
     */
    public static List<Held> latestFirst(Collection<Held> held, int paid) {
        int left = credits(held);
        List<Held> cancelled = new ArrayList<>();
        List<Held> candidates = held.stream()
                .filter(one -> one.cancellable() && one.credits() > 0)
                .sorted(LATEST_FIRST)
                .toList();
        for (Held next : candidates) {
            if (left <= paid) {
                break;
            }
            cancelled.add(next);
            left -= next.credits();
        }
        return cancelled;
    }

    /**
     * Whether a notice is settled: at some moment since, what was paid sufficed for what the student held when it was
     * given and still holds. Whoever enrolls in more afterwards is given another notice for it.
     *
     * @param mostPaid most credits paid for at any moment since the notice
     */
    public static boolean isSettled(Collection<Held> held, int mostPaid, Instant noticedAt) {
        List<Held> covered = held.stream()
                .filter(one -> !one.enrolledAt().isAfter(noticedAt))
                .toList();
        return credits(covered) <= mostPaid;
    }
}
