package dev.haksa.cancellation.domain;

import java.time.Instant;

/**
 * An enrollment that tuition is owed for.
 *
 * @param credits of the course when the seat was taken
 * @param enrolledAt when the seat was taken
 * @param order of the decisions that gave the seats: of two at the same instant the greater came later
 * @param cancellable false once the student has withdrawn from the course, whose tuition is not given back
 */
public record Held(int sectionId, int credits, Instant enrolledAt, long order, boolean cancellable) {}
