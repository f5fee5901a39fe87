package dev.haksa.shared.overload;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How many places each asker has at the moment; nobody gets more than their share. */
public final class Shares {
    private final int most;
    private final ConcurrentMap<String, Integer> places = new ConcurrentHashMap<>();

    /** Everybody may have so many. */
    public Shares(int most) {
        this.most = most;
    }

    /** Takes one more place, unless the asker has as many as allowed. */
    public boolean take(String asker) {
        boolean[] taken = {false};
        places.compute(asker, (who, had) -> {
            int before = had == null ? 0 : had;
            taken[0] = before < most;
            return taken[0] ? before + 1 : before;
        });
        return taken[0];
    }

    /** Gives one place back. */
    public void giveBack(String asker) {
        places.computeIfPresent(asker, (who, had) -> left(had - 1));
    }

    private static @Nullable Integer left(int places) {
        return places == 0 ? null : places;
    }
}
