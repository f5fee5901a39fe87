package dev.haksa.enrollment.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The seats of the locked sections while a round goes on. */
final class SeatLedger {
    private final Map<Integer, Seats> before = new HashMap<>();
    private final Map<Integer, Seats> now = new HashMap<>();

    SeatLedger(Collection<Seats> locked) {
        locked.forEach(seats -> before.put(seats.sectionId(), seats));
        now.putAll(before);
    }

    boolean has(int sectionId) {
        return now.containsKey(sectionId);
    }

    Seats of(int sectionId) {
        Seats seats = now.get(sectionId);
        if (seats == null) {
            throw new IllegalArgumentException("seats not locked: " + sectionId);
        }
        return seats;
    }

    void change(int sectionId, UnaryOperator<Seats> change) {
        now.put(sectionId, change.apply(of(sectionId)));
    }

    /** What changed, in the order of the sections. */
    List<SeatChange> changes() {
        return now.values().stream()
                .map(after -> SeatChange.between(Objects.requireNonNull(before.get(after.sectionId())), after))
                .filter(change -> !change.isNothing())
                .sorted(Comparator.comparingInt(SeatChange::sectionId))
                .toList();
    }
}
