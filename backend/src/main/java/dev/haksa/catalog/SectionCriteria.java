package dev.haksa.catalog;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search for sections asks for; everything that is given must hold.
 *
 * @param words parts of words in titles, number, department or professor, all of them
 * @param departments any of these; empty: all
 * @param categories any of these; empty: all
 * @param days has a class on one of these; empty: all
 * @param from no class begins earlier; sections without class times do not match
 * @param to no class ends later; sections without class times do not match
 * @param freeSeats only those with a free seat
 */
public record SectionCriteria(
        List<String> words,
        Set<Integer> departments,
        Set<Category> categories,
        @Nullable String targetYear,
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        boolean freeSeats,
        Sort sort,
        boolean descending) {
    /** Copies the collections. */
    public SectionCriteria {
        words = List.copyOf(words);
        departments = Set.copyOf(departments);
        categories = Set.copyOf(categories);
        days = Set.copyOf(days);
    }

    /** The words of a text, without empty ones. */
    public static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** What sections can be sorted by. */
    public enum Sort {
        COURSE_NUMBER,
        TITLE,
        FREE_SEATS,
        CREDITS
    }
}
