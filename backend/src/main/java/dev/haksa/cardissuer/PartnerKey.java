package dev.haksa.cardissuer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of the card company.
 *
 * @param fingerprint SHA-256 of the certificate
 * @param subject whom it names
 * @param withdrawnAt when it was taken out of use; null while it is not
 */
public record PartnerKey(
        String fingerprint,
        String subject,
        Instant notBefore,
        Instant notAfter,
        Instant addedAt,
        String addedByName,
        @Nullable Instant withdrawnAt,
        int version) {
    /** Whether packages can be encrypted to it at an instant. */
    public boolean usable(Instant at) {
        return withdrawnAt == null && !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }
}
