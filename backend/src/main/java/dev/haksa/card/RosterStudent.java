package dev.haksa.card;

import org.jspecify.annotations.Nullable;

/**
 * A student whom a department decides on, for people to look at.
 *
 * @param item the decision; its channel is the one of today when the student was sent
 * @param yearLevel by credits (article 26)
 * @param state what became of the student since the roster was sent; null when the student was not
 */
public record RosterStudent(
        RosterItem item,
        EntryKind kind,
        String department,
        String program,
        int yearLevel,
        @Nullable EntryState state) {}
