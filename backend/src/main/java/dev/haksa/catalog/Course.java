package dev.haksa.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A course.
 *
 * @param courseNumber 학수번호
 * @param departmentId null when no department answers for it
 */
public record Course(
        int id,
        String courseNumber,
        String titleKo,
        @Nullable String titleEn,
        int credits,
        Category category,
        @Nullable Integer departmentId,
        @Nullable String departmentName,
        int version) {}
