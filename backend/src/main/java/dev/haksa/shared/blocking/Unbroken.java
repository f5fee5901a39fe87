package dev.haksa.shared.blocking;

import io.smallrye.mutiny.Uni;

/**
 * Work that is not broken off. A client that hangs up cancels what it waited for, but a statement that the database works
 * on goes on: whatever is held while it runs must be held until its end.
 */
public final class Unbroken {
    private Unbroken() {}

    /** The same work, but done to its end although nobody waits for it any more. */
    public static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom().emitter(waiting -> work.subscribe().with(waiting::complete, waiting::fail));
    }
}
