package dev.haksa.identity.api;

import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.identity.domain.ClientState;
import dev.haksa.identity.domain.Scope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client that is a program. */
@Schema(name = "Client", description = "A client that is a program. / 연동 프로그램")
public record ClientResponse(
        @Schema(description = "client_id of OAuth. / OAuth client_id", examples = "client-4f1c09a2b7d3e865")
        String id,

        @Schema(examples = "도서관 시스템") String name,

        @Schema(description = "What it may do. / 권한 범위", examples = "[\"students.read\"]")
        List<String> scopes,

        ClientState state,
        Instant createdAt) {

    static ClientResponse from(ClientFacts client) {
        return new ClientResponse(
                client.id(),
                client.name(),
                client.scopes().stream().sorted().map(Scope::text).toList(),
                client.state(),
                client.createdAt());
    }
}
