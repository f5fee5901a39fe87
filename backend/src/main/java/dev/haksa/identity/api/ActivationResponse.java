package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activation code, shown this once. */
@Schema(name = "Activation", description = "An activation code, shown only now. / 지금만 볼 수 있는 활성화 코드")
public record ActivationResponse(
        AccountResponse account,

        @Schema(description = "Hand it to the owner. / 계정 주인에게 전달할 코드", examples = "7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA")
        String activationCode,

        Instant expiresAt) {

    static ActivationResponse from(AccountService.Activation activation) {
        return new ActivationResponse(
                AccountResponse.from(activation.account()), activation.code(), activation.expiresAt());
    }
}
