package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why there is no token (RFC 6749, section 5.2). */
@Schema(name = "OAuthError", description = "Why there is no token (RFC 6749 5.2). / 토큰을 줄 수 없는 이유")
public record OAuthError(
        @Schema(examples = "invalid_client") String error,
        @JsonProperty("error_description") String errorDescription) {}
