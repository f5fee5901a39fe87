package dev.haksa.cardissuer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cardissuer.PartnerKey;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A certificate of the card company. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardCertificate", description = "A certificate of the card company. / 카드사 인증서")
public record CardCertificateResponse(
        @Schema(description = "SHA-256 of the certificate. / 인증서의 SHA-256")
        String fingerprint,

        String subject,
        Instant notBefore,
        Instant notAfter,
        Instant addedAt,
        String addedByName,
        @Nullable Instant withdrawnAt,

        @Schema(
                description = "In double quotes it is the If-Match of a withdrawal. / 큰따옴표로 묶어 철회할 때 If-Match에 사용",
                examples = "0")
        int version) {
    /** All certificates. */
    @Schema(name = "CardCertificateList", description = "All certificates, the latest first. / 카드사 인증서 목록")
    public record CertificateList(List<CardCertificateResponse> items) {}

    /** Shows a certificate. */
    public static CardCertificateResponse from(PartnerKey key) {
        return new CardCertificateResponse(
                key.fingerprint(),
                key.subject(),
                key.notBefore(),
                key.notAfter(),
                key.addedAt(),
                key.addedByName(),
                key.withdrawnAt(),
                key.version());
    }
}
