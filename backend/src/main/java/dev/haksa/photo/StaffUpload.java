package dev.haksa.photo;

import dev.haksa.photo.check.Fit;

/**
 * How staff put in a photo for a student (사진수정, 사진일괄등록).
 *
 * @param source {@link PhotoSource#STAFF} or {@link PhotoSource#IMPORT}
 * @param reason for the record, 1 to 500 characters
 * @param dryRun whether only the verdict is wanted
 * @param approve whether it counts at once; otherwise it waits for review like those of students
 */
public record StaffUpload(
        String studentNumber, PhotoSource source, String reason, Fit fit, boolean dryRun, boolean approve) {
    /** A replacement, which counts at once. */
    public StaffUpload(String studentNumber, PhotoSource source, String reason, Fit fit, boolean dryRun) {
        this(studentNumber, source, reason, fit, dryRun, true);
    }

    /** One of many photos that come together. */
    public static StaffUpload imported(
            String studentNumber, String reason, boolean approve, boolean crop, boolean dryRun) {
        return new StaffUpload(studentNumber, PhotoSource.IMPORT, reason, crop ? Fit.CROP : Fit.NONE, dryRun, approve);
    }

    /** What a photo so put in is. */
    PhotoState state() {
        return approve ? PhotoState.APPROVED : PhotoState.SUBMITTED;
    }
}
