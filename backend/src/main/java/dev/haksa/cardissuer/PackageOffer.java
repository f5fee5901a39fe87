package dev.haksa.cardissuer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A package as the card company sees it: nothing of the people who made it, but the days that concern the company.
 *
 * @param over whether the campaign has ended; what was not confirmed until then is not to be used
 * @param certificate fingerprint of the certificate that it is encrypted to; null when it is not
 * @param sha256 of the ZIP file, since it was ready for the first time
 * @param content what is handed out; null while it is sealed anew
 * @param transmittedAt when it was told that the company has it; null while it waits
 * @param removedAt when the file was deleted; null while it is kept
 */
public record PackageOffer(
        String campaign,
        String titleKo,
        String titleEn,
        boolean over,
        Days days,
        int sequence,
        PackageState state,
        int entries,
        int firstNumber,
        @Nullable String certificate,
        String sha256,
        CardPackage.@Nullable Content content,
        @Nullable Instant transmittedAt,
        @Nullable Instant removedAt,
        int accepted,
        int refused) {
    /**
     * What the company has to keep to.
     *
     * @param linkUntil the data are linked until the end of this day
     * @param applicationFrom students apply from this day on
     * @param deliveryFrom cards are sent out from this day on
     */
    public record Days(LocalDate linkUntil, LocalDate applicationFrom, LocalDate deliveryFrom) {}

    /** How the file is called. */
    public String fileName() {
        return CardPackage.fileName(campaign, sequence, certificate != null);
    }

    /** Number of the last entry. */
    public int lastNumber() {
        return firstNumber + entries - 1;
    }
}
