package dev.haksa.identity.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Replaces one's own password. */
@Schema(name = "ChangePasswordRequest", description = "Replaces one's own password. / 본인 비밀번호 변경")
public record ChangePasswordRequest(
        @Schema(format = "password") @NotBlank @Size(max = 512)
        String currentPassword,

        @Schema(
                description = "10 to 128 characters, without the login name. / 아이디를 포함하지 않는 10~128자",
                format = "password")
        @NotNull
        @Size(max = 512)
        String newPassword) {}
