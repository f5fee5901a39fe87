package dev.haksa.photo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's word on a photo.
 *
 * @param ifMatch tag of the version that was looked at
 * @param rejection null to approve
 * @param note for the student; needed with {@link RejectionReason#OTHER}
 */
public record PhotoDecision(
        UUID id,
        @Nullable String ifMatch,
        @Nullable RejectionReason rejection,
        @Nullable String note) {}
