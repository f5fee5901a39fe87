package dev.haksa.card;

import java.time.LocalDate;

/**
 * Academic affairs lets a department work on.
 *
 * @param until last day
 * @param photos whether its students may upload photos as long, too
 */
public record RosterReopening(LocalDate until, boolean photos, String reason) {}
