package dev.haksa.support;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The application's clock in tests: runs like the real one, shifted by as much as a test wants. */
public final class MovableClock extends Clock {
    private static final MovableClock INSTANCE = new MovableClock();

    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    private MovableClock() {}

    /** The one clock of the test run. */
    public static MovableClock get() {
        return INSTANCE;
    }

    /** Makes it {@code now}; time goes on from there. */
    public void moveTo(Instant now) {
        shift.set(Duration.between(Instant.now(), now));
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        shift.updateAndGet(duration::plus);
    }

    /** Whether it shows another time than the real one. */
    public boolean isMoved() {
        return !shift.get().isZero();
    }

    /** Back to real time. */
    public void reset() {
        shift.set(Duration.ZERO);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("rules take their zone from Times");
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift.get());
    }

    @Mock
    @ApplicationScoped
    static class Producer {
        @Produces
        @ApplicationScoped
        Clock clock() {
            return INSTANCE;
        }
    }
}
