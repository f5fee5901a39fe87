package dev.haksa.privacy;

import java.time.Instant;

/**
 * What a rotation did.
 *
 * @param toKey the key that seals everything now
 * @param reencrypted numbers sealed anew
 * @param failed numbers that did not open; they stay as they are
 * @param remaining numbers that another key still seals after the run: until there are none, that key must be kept
 */
public record RotationReport(
        int id, Instant at, String runByName, String toKey, int reencrypted, int failed, int remaining) {
    /** The same with the id that the database gave. */
    public RotationReport withId(int given) {
        return new RotationReport(given, at, runByName, toKey, reencrypted, failed, remaining);
    }
}
