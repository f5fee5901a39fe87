package dev.haksa.photo;

import dev.haksa.shared.files.SignedLink;
import org.jspecify.annotations.Nullable;

/**
 * A photo with whom it is to show, for those who compare.
 *
 * @param departmentId of the student
 * @param photosVersion of all photos of the student together, which a replacement names
 * @param link to the picture, where asked for
 */
public record ListedPhoto(
        StudentPhoto photo,
        String studentName,
        int departmentId,
        String departmentName,
        int photosVersion,
        @Nullable SignedLink link) {
    /** The same with a link to the picture. */
    public ListedPhoto linked(SignedLink to) {
        return new ListedPhoto(photo, studentName, departmentId, departmentName, photosVersion, to);
    }

    /** The same with the photo as it is now. */
    public ListedPhoto with(StudentPhoto now, int photosVersionNow) {
        return new ListedPhoto(now, studentName, departmentId, departmentName, photosVersionNow, link);
    }
}
