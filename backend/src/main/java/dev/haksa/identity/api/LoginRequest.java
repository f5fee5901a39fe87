package dev.haksa.identity.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wants to log in. */
@Schema(name = "LoginRequest", description = "Login name and password. / 아이디와 비밀번호")
public record LoginRequest(
        @Schema(examples = "20260001") @NotBlank @Size(max = 64)
        String loginName,

        @Schema(format = "password") @NotBlank @Size(max = 512)
        String password) {}
