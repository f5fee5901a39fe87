package dev.haksa.support;

import dev.haksa.shared.time.Ticks;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The application's clock for spans of time: runs like the real one until a test stops it, which then moves it itself. */
public final class MovableTicks implements Ticks {
    private static final MovableTicks INSTANCE = new MovableTicks();

    private long ahead;
    private long stoppedAt;
    private boolean stopped;

    private MovableTicks() {}

    /** The one of the test run. */
    public static MovableTicks get() {
        return INSTANCE;
    }

    /** From now on time passes only as a test says, however slow the machine is. */
    public synchronized void stop() {
        stoppedAt = nanos();
        stopped = true;
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        ahead += duration.toNanos();
    }

    /** Runs again, from where it stands; it never goes back. */
    public synchronized void run() {
        ahead = nanos() - System.nanoTime();
        stopped = false;
    }

    @Override
    public synchronized long nanos() {
        return stopped ? stoppedAt + ahead : System.nanoTime() + ahead;
    }

    @Mock
    @ApplicationScoped
    static class Producer {
        @Produces
        @Singleton
        Ticks ticks() {
            return INSTANCE;
        }
    }
}
