package dev.haksa.shared.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; nulls ask for all.
 *
 * @param from first moment
 * @param to moment after the last
 * @param before id of the last entry seen, since the newest come first
 */
record AuditCriteria(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        int limit,
        @Nullable Long before,
        boolean count) {}
