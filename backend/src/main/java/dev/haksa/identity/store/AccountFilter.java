package dev.haksa.identity.store;

import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; null means any.
 *
 * @param q part of login name, display name or student number
 */
public record AccountFilter(
        @Nullable String q, @Nullable Role role, @Nullable AccountState state) {
    @Nullable
    String lowerQ() {
        return q == null ? null : q.strip().toLowerCase(Locale.ROOT);
    }
}
