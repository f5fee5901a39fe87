package dev.haksa.identity.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages and forms that are no records of their own in code. */
final class IdentityPages {
    private IdentityPages() {}

    @Schema(name = "AccountPage", description = "A page of accounts; next is the cursor of the next one. / 계정 목록 한 쪽")
    record AccountPage(
            List<AccountResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "ClientPage",
            description = "A page of clients; next is the cursor of the next one. / 연동 프로그램 목록 한 쪽")
    record ClientPage(
            List<ClientResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "ClientCredentialsForm", description = "Form of RFC 6749, section 4.4. / 토큰 요청 양식")
    record ClientCredentialsForm(
            @Schema(name = "grant_type", required = true, examples = "client_credentials")
            String grantType,

            @Schema(name = "client_id", description = "Unless sent by HTTP Basic. / HTTP Basic을 쓰지 않을 때") @Nullable
            String clientId,

            @Schema(name = "client_secret", description = "Unless sent by HTTP Basic. / HTTP Basic을 쓰지 않을 때") @Nullable
            String clientSecret,

            @Schema(
                    description = "Some of the client's scopes, separated by blanks. / 필요한 범위",
                    examples = "students.read")
            @Nullable
            String scope) {}
}
