package dev.haksa.enrollment.domain;

import java.time.Instant;

/**
 * One student's request as a round decides it.
 *
 * @param arrivedAt when it reached the product; windows are judged by it
 */
public record Application(Command command, String studentNumber, Instant arrivedAt) {}
