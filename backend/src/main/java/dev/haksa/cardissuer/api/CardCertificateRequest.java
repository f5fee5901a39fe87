package dev.haksa.cardissuer.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A certificate to be used from now on. */
@Schema(name = "CardCertificateRequest", description = "A certificate to be used from now on. / 새 카드사 인증서")
public record CardCertificateRequest(
        @Schema(description = "X.509 certificate of an RSA key of at least 2048 bits, PEM. / RSA 2048비트 이상의 PEM 인증서")
        @NotBlank
        @Size(max = 20000)
        String pem) {}
