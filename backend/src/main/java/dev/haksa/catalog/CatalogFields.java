package dev.haksa.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What academic affairs can say of the catalogue; null leaves a value as it is, or at its default. */
public sealed interface CatalogFields {
    /** Of a department; its code in student numbers needs the president (article 25 (2)). */
    record OfDepartment(
            @Nullable String nameKo,
            @Nullable String nameEn,
            @Nullable Integer openedYear,
            @Nullable String facultyKo,
            @Nullable String facultyEn)
            implements CatalogFields {}

    /** Of a program. */
    record OfProgram(
            @Nullable String code,
            @Nullable Integer departmentId,
            @Nullable String nameKo,
            @Nullable String nameEn,
            Program.@Nullable Degree degree)
            implements CatalogFields {}

    /** Of a course. */
    record OfCourse(
            @Nullable String courseNumber,
            @Nullable String titleKo,
            @Nullable String titleEn,
            @Nullable Integer credits,
            @Nullable Category category,
            @Nullable Integer departmentId)
            implements CatalogFields {}

    /** Of a term. */
    record OfTerm(
            @Nullable TermCode code,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Integer classDays)
            implements CatalogFields {}

    /**
     * Of a section.
     *
     * @param reason why a published exam slot moves (article 17 ⑤)
     */
    record OfSection(
            @Nullable String title,
            @Nullable Category category,
            @Nullable Integer departmentId,
            @Nullable String targetYear,
            @Nullable List<ClassTime> classTimes,
            @Nullable ExamSlot examSlot,
            @Nullable Integer capacity,
            @Nullable GradingScheme gradingScheme,
            @Nullable Boolean practice,
            @Nullable String professorId,
            @Nullable String reason)
            implements CatalogFields {}
}
