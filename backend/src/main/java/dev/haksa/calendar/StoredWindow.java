package dev.haksa.calendar;

/**
 * A window as it is kept.
 *
 * @param term code of its term
 */
public record StoredWindow(AcademicWindow window, String term, int version) {}
