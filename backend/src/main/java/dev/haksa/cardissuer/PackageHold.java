package dev.haksa.cardissuer;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Renews a hold while work goes on that tells nothing of itself, as putting a long file does. */
final class PackageHold {
    private static final Logger LOG = Logger.getLogger(PackageHold.class);

    private PackageHold() {}

    /** Does work and renews meanwhile; a renewal that fails is tried again the next time. */
    static <T> Uni<T> during(Duration every, Supplier<Uni<Void>> renew, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Cancellable renewing = renewing(every, renew);
            return work.onTermination().invoke(renewing::cancel);
        });
    }

    private static Cancellable renewing(Duration every, Supplier<Uni<Void>> renew) {
        return Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        renew.get().onFailure().invoke(LOG::warn).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {}, failure -> LOG.error("a hold is not renewed any more", failure));
    }
}
