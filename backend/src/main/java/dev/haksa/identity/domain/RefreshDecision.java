package dev.haksa.identity.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a presented refresh token. */
public enum RefreshDecision {
    /** It is replaced by a new one. */
    ROTATE,
    /** It cannot be used. */
    REJECT,
    /** It was used before: somebody has a copy, so the whole family ends. */
    REVOKE_FAMILY;

    /** Decides on a token of a family. */
    public static RefreshDecision of(
            Instant now, Instant expiresAt, @Nullable Instant usedAt, @Nullable Instant familyRevokedAt) {
        if (familyRevokedAt != null) {
            return REJECT;
        }
        if (usedAt != null) {
            return REVOKE_FAMILY;
        }
        return expiresAt.isAfter(now) ? ROTATE : REJECT;
    }
}
