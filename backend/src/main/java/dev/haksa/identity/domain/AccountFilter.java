package dev.haksa.identity.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; null means any.
 *
 * @param q part of login name, display name or student number
 */
public record AccountFilter(
        @Nullable String q, @Nullable Role role, @Nullable AccountState state) {
    /** The text to search for, in lower case. */
    public @Nullable String lowerQ() {
        return q == null ? null : q.strip().toLowerCase(Locale.ROOT);
    }
}
