package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.identity.domain.AccountFacts;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The account of who is logged in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnAccount", description = "The account of who is logged in. / 로그인한 본인의 계정")
public record OwnAccountResponse(
        UUID id,
        @Schema(examples = "20260001") String loginName,
        @Schema(examples = "김하늘") String displayName,

        @Schema(description = "Names of the roles. / 역할", examples = "[\"STUDENT\"]")
        List<String> roles,

        @Schema(description = "Ids of the departments that department roles are limited to. / 학과 역할의 담당 학과")
        List<Integer> departments,

        @Schema(
                description = "Of one's own student record; absent when there is none. / 본인의 학번(없으면 생략)",
                examples = "20260001")
        @Nullable
        String studentNumber) {

    static OwnAccountResponse from(AccountFacts account) {
        return new OwnAccountResponse(
                account.id(),
                account.loginName(),
                account.displayName(),
                List.copyOf(account.roleNames()),
                List.copyOf(account.departments()),
                account.studentNumber());
    }
}
