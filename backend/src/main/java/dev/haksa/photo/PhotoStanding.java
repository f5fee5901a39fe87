package dev.haksa.photo;

import org.jspecify.annotations.Nullable;

/**
 * How a student stands with photos.
 *
 * @param approved the one that counts (진행상태 승인)
 * @param inReview the one that waits for the department
 * @param rejected the newest that was rejected after the approved one was approved
 */
public record PhotoStanding(
        String studentNumber,
        @Nullable KeptPhoto approved,
        @Nullable KeptPhoto inReview,
        @Nullable PhotoRejection rejected) {
    /** Of a student who has never put in a photo. */
    public static PhotoStanding none(String studentNumber) {
        return new PhotoStanding(studentNumber, null, null, null);
    }
}
