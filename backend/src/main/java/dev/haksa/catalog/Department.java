package dev.haksa.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A department.
 *
 * @param studentNumberCode code inside student numbers (annex 6); null for departments of imported timetables
 * @param openedYear year in which it was opened
 * @param facultyKo faculty or division that it belongs to (학부, 계열), as lists print it
 */
public record Department(
        int id,
        @Nullable Integer studentNumberCode,
        String nameKo,
        @Nullable String nameEn,
        @Nullable Integer openedYear,
        @Nullable String facultyKo,
        @Nullable String facultyEn,
        int version) {}
