package dev.haksa.majorchange.domain;

import org.jspecify.annotations.Nullable;

/**
 * The room in a program for students of one entrance year (article 34 (1)).
 *
 * @param quota admission quota of that year; null when none is on record
 * @param present students of that year who are in the program now, on leave or not
 * @param selected those who were selected for it and have not moved yet
 */
public record Room(@Nullable Integer quota, int present, int selected) {
    /** How many may still come. */
    public int left() {
        return quota == null ? 0 : Math.max(0, quota - present - selected);
    }

    /** The same without one who was selected. */
    public Room without(boolean selectedToo) {
        return selectedToo ? new Room(quota, present, Math.max(0, selected - 1)) : this;
    }
}
