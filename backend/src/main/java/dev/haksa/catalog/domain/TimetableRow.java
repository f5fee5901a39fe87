package dev.haksa.catalog.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.GradingScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a timetable whose every value could be read. Values that the file does not give are null: a new section
 * takes the default, an existing one keeps what it has.
 *
 * @param department Korean name; null for none
 */
public record TimetableRow(
        long line,
        SectionKey key,
        String title,
        @Nullable String titleEn,
        int credits,
        Category category,
        @Nullable String department,
        @Nullable String targetYear,
        List<ClassTime> classTimes,
        int capacity,
        @Nullable GradingScheme gradingScheme,
        @Nullable Boolean practice,
        @Nullable ExamSlot examSlot) {
    /** Copies the class times. */
    public TimetableRow {
        classTimes = List.copyOf(classTimes);
    }
}
