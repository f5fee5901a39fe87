package dev.haksa.student;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which students are asked for; empty lists and nulls ask for all.
 *
 * @param namePart part of the Korean or English name
 * @param numberPrefix how the student number begins
 * @param programs codes
 * @param after student number of the last one seen
 */
public record StudentCriteria(
        @Nullable String namePart,
        @Nullable String numberPrefix,
        List<Integer> departments,
        List<String> programs,
        List<StudentState> states,
        List<Integer> yearLevels,
        @Nullable UUID advisor,
        int limit,
        @Nullable String after,
        boolean count) {}
