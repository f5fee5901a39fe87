package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token for a program (RFC 6749, section 5.1). */
@Schema(name = "OAuthToken", description = "A token for a program (RFC 6749 5.1). / 연동 프로그램의 토큰")
public record OAuthTokenResponse(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        String scope) {}
