package dev.haksa.photo.check;

import java.util.List;

/**
 * A photo that may be kept.
 *
 * @param content the JPEG to be kept: encoded anew from the pixels, upright, without metadata, exactly
 *     {@value PhotoCheck#WIDTH} × {@value PhotoCheck#HEIGHT} pixels; the receiver owns it
 * @param originalWidth pixels of the upright picture as it came
 * @param originalHeight the same
 * @param cropped whether it was cropped or scaled
 * @param turnedDegrees clockwise, as the camera's EXIF entry asked for: 0, 90, 180 or 270
 * @param findings doubts for the reviewer
 */
@SuppressWarnings("ArrayRecordComponent")
public record CheckedPhoto(
        byte[] content,
        int originalWidth,
        int originalHeight,
        boolean cropped,
        int turnedDegrees,
        List<Finding> findings) {
    /** Copies the findings. */
    public CheckedPhoto {
        findings = List.copyOf(findings);
    }
}
