package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRetention;
import java.time.Instant;

/**
 * A photo as its student is shown it.
 *
 * @param mayUpload whether the student can put in photos now
 * @param mayConfirm whether it is a preview that can be confirmed now
 */
public record OwnPhoto(StudentPhoto photo, boolean mayUpload, boolean mayConfirm) {
    /** One that has just been put in or confirmed. */
    public static OwnPhoto putIn(StudentPhoto photo) {
        return new OwnPhoto(photo, true, photo.state() == PhotoState.PREVIEW);
    }

    static OwnPhoto of(StudentPhoto photo, boolean mayUpload, Instant now) {
        boolean stands = photo.state() == PhotoState.PREVIEW && PhotoRetention.previewStands(photo.submittedAt(), now);
        return new OwnPhoto(photo, mayUpload, mayUpload && stands);
    }

    /** Whether what can be done about such a photo depends on whether photos can be put in. */
    static boolean dependsOnTime(StudentPhoto photo) {
        return photo.state() == PhotoState.PREVIEW || photo.state() == PhotoState.REJECTED;
    }
}
