package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What has to be closed again. Whoever asked for it may have gone when it is open at last, and then nobody closes what
 * arrives: a client that hangs up in that moment would leave a descriptor or a connection behind for good.
 */
public final class Opened {
    private Opened() {}

    /** The same, but opened to its end whatever happens, and closed when nobody takes it any more. */
    public static <T> Uni<T> takenOrClosed(Uni<T> opening, Function<T, Uni<Void>> close) {
        return Uni.createFrom().emitter(taker -> {
            AtomicBoolean decided = new AtomicBoolean();
            taker.onTermination(() -> decided.set(true));
            opening.subscribe()
                    .with(
                            open -> {
                                if (decided.compareAndSet(false, true)) {
                                    taker.complete(open);
                                } else {
                                    close.apply(open).subscribe().with(closed -> {}, closedAlready -> {});
                                }
                            },
                            taker::fail);
        });
    }

    /**
     * Work that leaves something behind when it fails or nobody waits for it any more, which is undone then, maybe twice.
     * It is undone to its end: {@code onTermination().call} would end together with whoever goes away meanwhile, between
     * two steps.
     */
    static <T> Uni<T> takenOrUndone(Uni<T> work, Supplier<Uni<Void>> undo) {
        return work.onFailure()
                .call(() -> takenOrClosed(undo.get(), undone -> Uni.createFrom().voidItem()))
                .onCancellation()
                .invoke(() -> undo.get().subscribe().with(undone -> {}, undoneAlready -> {}));
    }
}
