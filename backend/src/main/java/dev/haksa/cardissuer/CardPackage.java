package dev.haksa.cardissuer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package for the card company.
 *
 * @param campaign code of the campaign
 * @param sequence within the campaign, from 1
 * @param entries how many students are in it
 * @param firstNumber of its entries
 * @param photosWritten how far it is
 * @param certificate fingerprint of the certificate that it is encrypted to; null when it is not
 * @param createdAt when its content was fixed
 * @param failure why it could not be written; null unless it failed
 * @param failedNumber whose photo it was, if it was one
 * @param knownSha256 of the ZIP file, since it was ready for the first time; null when it never was
 * @param content what is handed out; null until it is ready, and while it is written again
 * @param transmittedAt when it was told that the company has it
 * @param removedAt when the file was deleted; null while it is kept
 * @param withdrawnAt when it was taken back; null unless it was
 * @param accepted entries that the company accepted
 * @param refused entries that the company refused
 */
public record CardPackage(
        int id,
        int campaignId,
        String campaign,
        int sequence,
        PackageState state,
        int entries,
        int firstNumber,
        int photosWritten,
        @Nullable String certificate,
        Instant createdAt,
        String createdByName,
        @Nullable String failure,
        @Nullable Integer failedNumber,
        @Nullable String knownSha256,
        @Nullable Content content,
        @Nullable Instant transmittedAt,
        @Nullable String transmittedBy,
        @Nullable Instant removedAt,
        @Nullable Instant withdrawnAt,
        int accepted,
        int refused,
        int version) {
    /**
     * What is handed out.
     *
     * @param sha256 of the ZIP file, by which both sides name the package
     * @param sizeBytes of the ZIP file
     * @param contentSha256 of what is handed out: the envelope, or the ZIP file itself
     * @param contentBytes the same
     */
    public record Content(Instant readyAt, String sha256, long sizeBytes, String contentSha256, long contentBytes) {}

    /** How the file is called: nothing personal in it. */
    public String fileName() {
        return fileName(campaign, sequence, isEncrypted());
    }

    static String fileName(String campaign, int sequence, boolean encrypted) {
        return "%s-%04d.zip%s".formatted(campaign, sequence, encrypted ? ".p7m" : "");
    }

    /** Whether what is handed out is an envelope. */
    public boolean isEncrypted() {
        return certificate != null;
    }

    /** Whether it counts: it was not taken back. */
    public boolean counts() {
        return state != PackageState.WITHDRAWN;
    }

    /** Number of the last entry. */
    public int lastNumber() {
        return firstNumber + entries - 1;
    }
}
