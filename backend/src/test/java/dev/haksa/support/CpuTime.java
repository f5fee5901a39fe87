package dev.haksa.support;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What work costs by itself: unlike the time on the wall it does not grow while others have the processors. */
public final class CpuTime {
    private CpuTime() {}

    /** Time that this thread computes for a piece of work. */
    public static Duration of(Runnable work) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
    }
}
