package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.identity.domain.LoginNames;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account to be made. */
@Schema(name = "CreateAccountRequest", description = "An account to be made. / 새 계정")
public record CreateAccountRequest(
        @Schema(description = "Stored in lower case. / 소문자로 저장되는 아이디", examples = "staff.theology")
        @NotNull
        @Pattern(regexp = LoginNames.PATTERN)
        String loginName,

        @Schema(examples = "이서준") @NotBlank @Size(max = 100) String displayName,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid RoleGrantBody> roles,

        @Schema(description = "Required for the role STUDENT. / STUDENT 역할에 필요", examples = "20260001")
        @Nullable
        @Pattern(regexp = "[0-9]{8}")
        String studentNumber) {

    AccountService.Wanted wanted() {
        return new AccountService.Wanted(
                loginName,
                displayName,
                roles.stream().map(RoleGrantBody::grant).distinct().toList(),
                studentNumber);
    }
}
