package dev.haksa.rehearsal;

/**
 * What was deleted with a rehearsal.
 *
 * @param decisions decisions about requests
 * @param enrollments rows of enrollments, dropped ones included
 */
public record Discarded(int sections, int decisions, int enrollments) {}
