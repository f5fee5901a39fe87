package dev.haksa.identity.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sets a password with an activation code. */
@Schema(name = "ActivateRequest", description = "Sets a password with a one-time code. / 활성화 코드로 비밀번호 정하기")
public record ActivateRequest(
        @Schema(examples = "20260001") @NotBlank @Size(max = 64)
        String loginName,

        @Schema(
                description = "As it was handed out; case and hyphens do not matter. / 받은 코드(대소문자와 하이픈은 무관)",
                examples = "7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA")
        @NotBlank
        @Size(max = 64)
        String activationCode,

        @Schema(
                description = "10 to 128 characters, without the login name. / 아이디를 포함하지 않는 10~128자",
                format = "password")
        @NotNull
        @Size(max = 512)
        String newPassword) {}
