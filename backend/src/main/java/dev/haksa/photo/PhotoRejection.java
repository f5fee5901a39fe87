package dev.haksa.photo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last word on a photo that was not accepted.
 *
 * @param id of the rejected photo
 * @param note what the reviewer added for the student
 */
public record PhotoRejection(
        UUID id, RejectionReason reason, @Nullable String note, Instant submittedAt, Instant rejectedAt) {}
