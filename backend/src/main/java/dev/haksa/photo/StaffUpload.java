package dev.haksa.photo;

import dev.haksa.photo.check.Fit;

/**
 * How staff put in a photo for a student (사진수정, 사진일괄등록): it counts at once.
 *
 * @param source {@link PhotoSource#STAFF} or {@link PhotoSource#IMPORT}
 * @param reason for the record, 1 to 500 characters
 * @param dryRun whether only the verdict is wanted
 */
public record StaffUpload(String studentNumber, PhotoSource source, String reason, Fit fit, boolean dryRun) {}
