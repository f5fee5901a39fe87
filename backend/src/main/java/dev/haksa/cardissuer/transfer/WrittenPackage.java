package dev.haksa.cardissuer.transfer;

/**
 * A package that has been written.
 *
 * @param sha256 of the ZIP file, by which both sides name the package
 * @param sizeBytes of the ZIP file
 * @param contentSha256 of what is handed out: the envelope, or the ZIP file itself
 * @param contentBytes the same
 */
public record WrittenPackage(String sha256, long sizeBytes, String contentSha256, long contentBytes) {}
