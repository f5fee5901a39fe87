package dev.haksa.majorchange.domain;

/**
 * To which year a transfer student was admitted.
 *
 * @param general by general transfer (일반편입)
 */
public record Entrance(int yearLevel, boolean general) {}
