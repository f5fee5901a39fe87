package dev.haksa.photo;

import dev.haksa.photo.check.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo of a student, and what became of it.
 *
 * @param sha256 under which the file store keeps the picture
 * @param cropped whether it was cut to size here
 * @param turnedDegrees by which it was turned upright
 * @param findings doubts of the checks
 * @param reason why staff put it in; null for a student's own
 * @param submittedAt when it was put in; of a preview, when it was made
 * @param endedAt since when it is superseded or withdrawn
 * @param contentRemovedAt since when the picture is no longer kept
 */
public record StudentPhoto(
        UUID id,
        String studentNumber,
        PhotoState state,
        String sha256,
        int sizeBytes,
        boolean cropped,
        int turnedDegrees,
        List<Finding> findings,
        PhotoSource source,
        @Nullable String reason,
        String submittedBy,
        String submittedByName,
        Instant submittedAt,
        @Nullable RejectionReason rejection,
        @Nullable String rejectionNote,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        @Nullable Instant contentRemovedAt,
        int version) {
    /** Copies the findings. */
    public StudentPhoto {
        findings = List.copyOf(findings);
    }
}
