package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
import dev.haksa.identity.domain.ClientState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change about a client. */
@Schema(name = "ChangeClientRequest", description = "What is to change; the rest stays. / 바꿀 항목만 보냅니다.")
public record ChangeClientRequest(
        @Nullable @Pattern(regexp = ".*\\S.*") @Size(max = 100)
        String name,

        @Schema(description = "Replaces all scopes. / 권한 범위 전체를 바꿉니다.") @Nullable @Size(min = 1, max = 20)
        List<@NotNull String> scopes,

        @Schema(description = "A disabled client gets no tokens. / 중지하면 토큰을 받을 수 없음") @Nullable
        ClientState state) {

    ClientService.Change change() {
        return new ClientService.Change(name, scopes == null ? null : ScopeNames.read(scopes), state);
    }
}
