package dev.haksa.rehearsal;

import java.time.Instant;

/**
 * What was decided within one second of a rehearsal.
 *
 * @param at the beginning of the second
 */
public record SecondResult(Instant at, int granted, int refused) {
    /** Decisions in that second. */
    public int decided() {
        return granted + refused;
    }
}
