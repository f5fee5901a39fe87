package dev.haksa.calendar;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of a window; null leaves it as it is. */
public record WindowFields(
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Set<Integer> yearLevels,
        @Nullable Set<Integer> departmentIds) {}
