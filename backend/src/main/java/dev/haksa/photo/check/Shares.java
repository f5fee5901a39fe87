package dev.haksa.photo.check;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How many places each asker has at the moment; nobody gets more than their share. */
final class Shares {
    private final int most;
    private final ConcurrentMap<String, Integer> places = new ConcurrentHashMap<>();

    Shares(int most) {
        this.most = most;
    }

    /** Takes one more place, unless the asker has as many as allowed. */
    boolean take(String asker) {
        boolean[] taken = {false};
        places.compute(asker, (who, had) -> {
            int before = had == null ? 0 : had;
            taken[0] = before < most;
            return taken[0] ? before + 1 : before;
        });
        return taken[0];
    }

    void giveBack(String asker) {
        places.computeIfPresent(asker, (who, had) -> left(had - 1));
    }

    private static @Nullable Integer left(int places) {
        return places == 0 ? null : places;
    }
}
