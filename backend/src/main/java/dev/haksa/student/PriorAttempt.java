package dev.haksa.student;

/**
 * An attempt at a course in a past term; makes a new enrollment in the course a retake (article 4 (4)).
 *
 * @param termCode for example {@code 2026-SPRING}
 */
public record PriorAttempt(String studentNumber, String courseNumber, String termCode, Grade grade) {}
