package dev.haksa.cardissuer.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a package shall be made. */
@Schema(name = "CardPackageRequest", description = "How a package shall be made. / 전송 자료 요청")
public record CardPackageRequest(
        @Schema(
                description =
                        "Whether to encrypt it to the company's certificate; without this it is, once the company has given a"
                                + " certificate for the first time, also when that was withdrawn since. /"
                                + " 암호화 여부. 적지 않으면 카드사 인증서가 한 번이라도 등록된 뒤에는 (폐기되었어도) 암호화")
        @Nullable
        Boolean encrypted) {}
