package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Failures on a long way that goes on past them, unless there are many one after the other. */
final class Setbacks {
    private static final int MOST_IN_A_ROW = 10;

    private @Nullable Throwable first;
    private int inARow;

    /** How many were removed in a step; none when it fails, or when there is no point in trying any more. */
    Uni<Integer> past(Uni<Integer> step) {
        return Uni.createFrom()
                .deferred(() -> inARow < MOST_IN_A_ROW ? step : Uni.createFrom().item(0))
                .invoke(done -> inARow = inARow < MOST_IN_A_ROW ? 0 : inARow)
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithItem(0);
    }

    /** At the end of the way: the first failure, if there was one. */
    <T> Uni<T> told(T result) {
        return first == null ? Uni.createFrom().item(result) : Uni.createFrom().failure(first);
    }

    private void note(Throwable failure) {
        first = first == null ? failure : first;
        inARow++;
    }
}
