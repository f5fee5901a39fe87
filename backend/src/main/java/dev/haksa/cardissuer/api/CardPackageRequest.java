package dev.haksa.cardissuer.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a package shall be made. */
@Schema(name = "CardPackageRequest", description = "How a package shall be made. / 전송 자료 요청")
public record CardPackageRequest(
        @Schema(
                description =
                        "Whether to encrypt it to the company's certificate; without this it is encrypted as soon as"
                                + " there is a certificate. / 암호화 여부. 적지 않으면 인증서가 있을 때 암호화")
        @Nullable
        Boolean encrypted) {}
