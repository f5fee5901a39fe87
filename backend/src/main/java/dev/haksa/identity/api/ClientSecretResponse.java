package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client with its secret, shown this once. */
@Schema(name = "ClientSecret", description = "A client with its secret, shown only now. / 지금만 볼 수 있는 비밀값")
public record ClientSecretResponse(
        ClientResponse client,

        @Schema(description = "client_secret of OAuth; keep it safe. / 안전하게 보관할 OAuth client_secret")
        String clientSecret) {

    static ClientSecretResponse from(ClientService.WithSecret created) {
        return new ClientSecretResponse(ClientResponse.from(created.client()), created.secret());
    }
}
