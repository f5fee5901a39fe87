package dev.haksa.shared.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for requests of a kind. */
final class Room {
    private final int size;
    private final AtomicInteger inside = new AtomicInteger();
    private final Counter turnedAway;

    Room(int size, String kind, MeterRegistry meters) {
        this.size = size;
        this.turnedAway = Counter.builder("haksa.http.shed")
                .tag("kind", kind)
                .description("requests turned away because too many were in flight")
                .register(meters);
        Gauge.builder("haksa.http.in.flight", inside, AtomicInteger::get)
                .tag("kind", kind)
                .description("requests in flight")
                .register(meters);
    }

    boolean enter() {
        boolean entered = inside.incrementAndGet() <= size;
        if (!entered) {
            inside.decrementAndGet();
            turnedAway.increment();
        }
        return entered;
    }

    void leave() {
        inside.decrementAndGet();
    }
}
