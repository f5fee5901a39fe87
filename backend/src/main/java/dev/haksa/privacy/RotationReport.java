package dev.haksa.privacy;

import java.time.Instant;

/**
 * What a rotation did.
 *
 * @param toKey the key that seals everything now
 * @param reencrypted numbers sealed anew
 * @param failed numbers that did not open; they stay as they are
 */
public record RotationReport(int id, Instant at, String runByName, String toKey, int reencrypted, int failed) {
    /** The same with the id that the database gave. */
    public RotationReport withId(int given) {
        return new RotationReport(given, at, runByName, toKey, reencrypted, failed);
    }
}
