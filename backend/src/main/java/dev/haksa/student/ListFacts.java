package dev.haksa.student;

import org.jspecify.annotations.Nullable;

/**
 * What lists of students and student cards ask for besides the record itself.
 *
 * @param classGroup the class (반); null when the department has none
 */
public record ListFacts(
        Nationality nationality,
        StudyTime studyTime,
        @Nullable String classGroup) {}
