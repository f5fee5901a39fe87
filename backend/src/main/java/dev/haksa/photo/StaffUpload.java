package dev.haksa.photo;

import dev.haksa.photo.check.Fit;
import org.jspecify.annotations.Nullable;

/**
 * How staff put in a photo for a student (사진수정, 사진일괄등록).
 *
 * @param source {@link PhotoSource#STAFF} or {@link PhotoSource#IMPORT}
 * @param reason for the record, 1 to 500 characters
 * @param dryRun whether only the verdict is wanted
 * @param approve whether it counts at once; otherwise it waits for review like those of students
 * @param ifMatch tag of the student's photos that were seen; only a replacement names it, one by one
 */
public record StaffUpload(
        String studentNumber,
        PhotoSource source,
        String reason,
        Fit fit,
        boolean dryRun,
        boolean approve,
        @Nullable String ifMatch) {
    /** A replacement, which counts at once. */
    public static StaffUpload replacing(
            String studentNumber, String reason, Fit fit, boolean dryRun, @Nullable String ifMatch) {
        return new StaffUpload(studentNumber, PhotoSource.STAFF, reason, fit, dryRun, true, ifMatch);
    }

    /** One of many photos that come together. */
    public static StaffUpload imported(
            String studentNumber, String reason, boolean approve, boolean crop, boolean dryRun) {
        Fit fit = crop ? Fit.CROP : Fit.NONE;
        return new StaffUpload(studentNumber, PhotoSource.IMPORT, reason, fit, dryRun, approve, null);
    }

    /** What a photo so put in is. */
    PhotoState state() {
        return approve ? PhotoState.APPROVED : PhotoState.SUBMITTED;
    }

    /** Whether it must name the photos that it replaces: those who put in many have looked at none, a trial changes none. */
    boolean namesPhotos() {
        return source == PhotoSource.STAFF && !dryRun;
    }
}
