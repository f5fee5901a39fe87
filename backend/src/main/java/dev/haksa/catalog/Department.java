package dev.haksa.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A department.
 *
 * @param studentNumberCode code inside student numbers (annex 6); null for departments of imported timetables
 * @param openedYear year in which it was opened
 */
public record Department(
        int id,
        @Nullable Integer studentNumberCode,
        String nameKo,
        @Nullable String nameEn,
        @Nullable Integer openedYear,
        int version) {}
