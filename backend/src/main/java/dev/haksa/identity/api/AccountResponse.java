package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Account", description = "An account. / 계정")
public record AccountResponse(
        UUID id,
        @Schema(examples = "staff.theology") String loginName,
        @Schema(examples = "이서준") String displayName,

        @Schema(description = "Absent for accounts without student record. / 학번(없으면 생략)") @Nullable
        String studentNumber,

        AccountState state,
        List<RoleGrantBody> roles,
        Instant createdAt,
        Instant updatedAt) {

    static AccountResponse from(AccountFacts account) {
        return new AccountResponse(
                account.id(),
                account.loginName(),
                account.displayName(),
                account.studentNumber(),
                account.state(),
                account.grants().stream().sorted().map(RoleGrantBody::from).toList(),
                account.createdAt(),
                account.updatedAt());
    }
}
