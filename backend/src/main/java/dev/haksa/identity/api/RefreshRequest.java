package dev.haksa.identity.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refresh token. */
@Schema(name = "RefreshRequest", description = "The newest refresh token of a login. / 가장 최근에 받은 갱신 토큰")
public record RefreshRequest(@NotBlank @Size(max = 256) String refreshToken) {}
