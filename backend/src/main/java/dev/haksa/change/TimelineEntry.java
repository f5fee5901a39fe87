package dev.haksa.change;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an application.
 *
 * @param actorRole role by which the actor did it; null where none matters
 * @param onBehalfOf the president, when a delegate decided (제57조)
 */
public record TimelineEntry(
        Instant at,
        Type type,
        String actorName,
        @Nullable String actorRole,
        @Nullable String onBehalfOf,
        @Nullable String note) {
    /** What happened. */
    @Schema(name = "ChangeEventType", description = "What happened to an application. / 신청에 있었던 일")
    public enum Type {
        PREPARED,
        SUBMITTED,
        CONFIRMED,
        APPROVED,
        REJECTED,
        CANCELLED,
        EFFECTIVE,
        COMMITTEE_BEGAN,
        COMMITTEE_ENDED,
        CLEARANCE_CONFIRMED,
        CLEARANCE_OBJECTED,
        CLEARANCE_WAIVED,
        OVERDUE
    }
}
