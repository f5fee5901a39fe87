package dev.haksa.cardissuer.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a package says of itself.
 *
 * @param campaign code of the campaign
 * @param sequence of the package within the campaign, from 1
 * @param createdAt when its content was fixed
 * @param previous the package before; null for the first
 */
public record PackageHead(
        String campaign,
        int sequence,
        Instant createdAt,
        @Nullable Previous previous) {
    /**
     * The package before this one.
     *
     * @param sha256 of its ZIP file
     */
    public record Previous(int sequence, String sha256) {}
}
