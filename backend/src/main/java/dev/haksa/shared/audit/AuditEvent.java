package dev.haksa.shared.audit;

import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did and must be able to answer for.
 *
 * @param action VERB_NOUN in the past, for example {@code ACCOUNT_DISABLED}
 * @param subjectType what it was done to, for example {@code ACCOUNT}
 * @param subjectId its natural key
 * @param reason given by the caller where one is required
 * @param details what changed; no secrets, no resident numbers
 */
public record AuditEvent(
        Instant at,
        Caller caller,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String reason,
        Map<String, Object> details) {
    /** An event without reason. */
    public static AuditEvent of(
            Instant at,
            Caller caller,
            String action,
            String subjectType,
            String subjectId,
            Map<String, Object> details) {
        return new AuditEvent(at, caller, action, subjectType, subjectId, null, details);
    }
}
