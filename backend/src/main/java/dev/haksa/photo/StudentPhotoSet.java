package dev.haksa.photo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A student's photos as staff see them before they act on them.
 *
 * @param approved the photo that counts
 * @param inReview the one that waits for the department
 * @param rejected the last one rejected after the approved one was approved
 * @param version of all photos of the student together: it grows with every change of one of them
 * @param mayReplace whether the caller may put in a photo for the student
 */
public record StudentPhotoSet(
        String studentNumber,
        @Nullable StudentPhoto approved,
        @Nullable StudentPhoto inReview,
        @Nullable StudentPhoto rejected,
        int version,
        boolean mayReplace) {
    static StudentPhotoSet of(String studentNumber, List<StudentPhoto> photos, int version, boolean mayReplace) {
        return new StudentPhotoSet(
                studentNumber,
                of(photos, PhotoState.APPROVED),
                of(photos, PhotoState.SUBMITTED),
                of(photos, PhotoState.REJECTED),
                version,
                mayReplace);
    }

    /** The photo in a state, of photos that are in different ones; null when there is none. */
    static @Nullable StudentPhoto of(List<StudentPhoto> photos, PhotoState state) {
        return photos.stream()
                .filter(photo -> photo.state() == state)
                .findFirst()
                .orElse(null);
    }
}
