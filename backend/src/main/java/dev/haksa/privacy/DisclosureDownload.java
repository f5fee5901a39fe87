package dev.haksa.privacy;

import java.time.Instant;

/**
 * A look at disclosed data.
 *
 * @param format JSON or CSV
 * @param students how many were in it
 */
public record DisclosureDownload(int id, Instant at, String byName, String format, int students) {}
