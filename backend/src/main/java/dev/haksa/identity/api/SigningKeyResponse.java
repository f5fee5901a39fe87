package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.identity.keys.SigningKey;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signing key, without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SigningKey", description = "A key that signs access tokens. / 접근 토큰 서명 키")
public record SigningKeyResponse(
        @Schema(description = "Id of the key, as in the tokens' header. / 키 식별자")
        String kid,

        @Schema(description = "Published before, signs from here on. / 서명 시작 시각")
        Instant signsFrom,

        @Schema(description = "End of signing; left out while no successor is planned. / 서명 종료 시각(정해지지 않았으면 생략)")
        @Nullable
        Instant retiredAt) {

    static SigningKeyResponse from(SigningKey key) {
        return new SigningKeyResponse(key.kid(), key.signsFrom(), key.retiredAt());
    }
}
