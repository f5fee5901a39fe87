package dev.haksa.photoregister;

/**
 * How an archive of photos is to be put in.
 *
 * @param reason for the record, 1 to 500 characters
 * @param approve whether the photos count at once; otherwise they wait for review like those of students
 * @param fit what becomes of photos of other sizes
 * @param dryRun whether only the report is wanted
 */
public record ImportOrder(String reason, boolean approve, ImportFit fit, boolean dryRun) {}
