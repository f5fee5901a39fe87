package dev.haksa.identity.api;

import dev.haksa.identity.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client gets after a login or a refresh. */
@Schema(name = "TokenResponse", description = "Tokens after a login or refresh. / 로그인·갱신 결과")
public record TokenResponse(
        @Schema(description = "Send it as 'Authorization: Bearer …'. / 접근 토큰")
        String accessToken,

        @Schema(examples = "Bearer") String tokenType,

        @Schema(description = "Seconds until the access token expires. / 접근 토큰의 유효 시간(초)", examples = "600")
        long expiresIn,

        @Schema(description = "Works once; the answer to its use carries the next one. / 한 번만 쓸 수 있는 갱신 토큰")
        String refreshToken,

        @Schema(description = "Seconds until the refresh token expires. / 갱신 토큰의 유효 시간(초)", examples = "1209600")
        long refreshExpiresIn,

        OwnAccountResponse account) {

    static TokenResponse from(Session session) {
        return new TokenResponse(
                session.accessToken(),
                "Bearer",
                session.accessTokenLifetime().toSeconds(),
                session.refreshToken(),
                session.refreshTokenLifetime().toSeconds(),
                OwnAccountResponse.from(session.account()));
    }
}
