package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.identity.domain.AccountState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change about an account. */
@Schema(name = "ChangeAccountRequest", description = "What is to change; the rest stays. / 바꿀 항목만 보냅니다.")
public record ChangeAccountRequest(
        @Nullable @Pattern(regexp = ".*\\S.*") @Size(max = 100)
        String displayName,

        @Schema(description = "Replaces all roles. / 역할 전체를 바꿉니다.") @Nullable @Size(min = 1, max = 20)
        List<@NotNull @Valid RoleGrantBody> roles,

        @Schema(description = "DISABLED ends all logins; ACTIVE allows them again. / 계정 중지·재개") @Nullable
        Usability state) {

    /** The states that an administrator can choose. */
    @Schema(description = "Whether the account may be used. / 계정 사용 여부")
    public enum Usability {
        ACTIVE,
        DISABLED
    }

    AccountService.Change change() {
        return new AccountService.Change(
                displayName,
                roles == null
                        ? null
                        : roles.stream().map(RoleGrantBody::grant).distinct().toList(),
                state == null ? null : AccountState.valueOf(state.name()));
    }
}
