package dev.haksa.student;

/** A course that counts as completed at the former university (article 4 (5)). */
public record Recognised(String studentNumber, String courseNumber) {}
