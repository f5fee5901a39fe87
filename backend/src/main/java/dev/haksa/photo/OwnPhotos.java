package dev.haksa.photo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a student stands with photos, as the student sees it.
 *
 * @param approved the photo that counts
 * @param inReview the one that waits for the department
 * @param preview the one that waits for the student's confirmation
 * @param rejected the last one rejected after the approved one was approved
 * @param mayUpload whether the state of the record allows to put in photos
 * @param closed why photos cannot be put in now; null while they can
 * @param closesAt end of the time for putting in photos, if one is set
 */
public record OwnPhotos(
        String studentNumber,
        @Nullable StudentPhoto approved,
        @Nullable StudentPhoto inReview,
        @Nullable StudentPhoto preview,
        @Nullable StudentPhoto rejected,
        boolean mayUpload,
        @Nullable ClosedWindow closed,
        @Nullable Instant closesAt) {
    /** Whether photos can be put in now. */
    public boolean isOpen() {
        return mayUpload && closed == null;
    }
}
