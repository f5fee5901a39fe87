package dev.haksa.shared.time;

/** The monotonic clock, for spans of time: it says nothing of the day, and nobody sets it. */
@FunctionalInterface
public interface Ticks {
    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();
}
