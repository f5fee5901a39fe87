package dev.haksa.photo;

import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.regulation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an upload.
 *
 * @param verdict of the checks
 * @param photo as it is kept; null after a dry run
 * @param fresh false when the same picture was there already, so that nothing changed
 * @param warnings what else has to be done because another photo counts
 */
public record UploadedPhoto(
        CheckedPhoto verdict, @Nullable StudentPhoto photo, boolean fresh, List<Violation> warnings) {
    /** Copies the warnings. */
    public UploadedPhoto {
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public UploadedPhoto(CheckedPhoto verdict, @Nullable StudentPhoto photo, boolean fresh) {
        this(verdict, photo, fresh, List.of());
    }

    /** The same with warnings. */
    UploadedPhoto warning(List<Violation> found) {
        return new UploadedPhoto(verdict, photo, fresh, found);
    }
}
