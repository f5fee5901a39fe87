package dev.haksa.shared.overload;

import dev.haksa.shared.time.Ticks;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request inside, and how long it may stay. */
final class Stay {
    /** The least that a client who sends a file sends a second in the long run, as slow lines did twenty years ago. */
    private static final long PACE_BYTES = 4_000;

    private final Ticks ticks;
    private final RoutingContext routing;
    private final Context context;
    private final Room room;
    private final Patience patience;
    private final boolean upload;
    private final AtomicBoolean over = new AtomicBoolean();
    private long bytes;
    private volatile boolean arrived;
    private volatile long since;

    /**
     * How long a request may stay.
     *
     * @param allowed from its beginning on, or for a file from its last byte on
     * @param pace how often it is looked whether a file still arrives at a pace
     */
    record Patience(Duration allowed, Duration pace) {}

    /** A request that has entered a room. */
    Stay(Ticks ticks, RoutingContext routing, Context context, Room room, Patience patience) {
        this.ticks = ticks;
        this.routing = routing;
        this.context = context;
        this.room = room;
        this.patience = patience;
        this.upload = ApiPaths.isUpload(routing.request());
        this.since = ticks.nanos();
    }

    RoutingContext routing() {
        return routing;
    }

    Context context() {
        return context;
    }

    /** Leaves the room; false when it has been left already. */
    boolean leave() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            room.leave();
        }
        return first;
    }

    /** Whether it is time to look at the request; any thread may ask. */
    boolean isDue() {
        Duration most = upload && !arrived ? patience.pace() : patience.allowed();
        return ticks.nanos() - since > most.toNanos();
    }

    /** Whether its file has not arrived yet. */
    boolean isArriving() {
        return upload && !routing.request().isEnded();
    }

    /** Whether its time is over; asked on its own context. A file that arrives at a pace, or just has, gets more. */
    boolean isOverdue() {
        return isDue() && !goesOn();
    }

    private boolean goesOn() {
        if (!upload || arrived) {
            return false;
        }
        HttpServerRequest request = routing.request();
        arrived = request.isEnded();
        long least = PACE_BYTES * patience.pace().toSeconds();
        boolean goesOn = arrived || request.bytesRead() - bytes >= least;
        bytes = request.bytesRead();
        since = goesOn ? ticks.nanos() : since;
        return goesOn;
    }
}
