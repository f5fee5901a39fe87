package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

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
}
