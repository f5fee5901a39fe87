package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/** New secrets of clients. */
@Path("/api/v1/clients/{id}/secret")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Clients")
public class ClientSecretResource {
    private final ClientService clients;
    private final Callers callers;

    ClientSecretResource(ClientService clients, Callers callers) {
        this.clients = clients;
        this.callers = callers;
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "renewClientSecret",
            summary = "Give a program a new secret",
            description = "새 비밀값을 발급합니다. 이전 비밀값은 바로 쓸 수 없게 됩니다. 비밀값은 이 답에서만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "The new secret. / 새 비밀값",
            content =
                    @Content(
                            schema = @Schema(implementation = ClientSecretResponse.class),
                            examples = @ExampleObject(name = "library", value = Examples.CLIENT_SECRET)))
    @APIResponse(
            responseCode = "401",
            description = "No valid access token (unauthenticated). / 인증 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Not an administrator (forbidden). / 관리자 아님",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such client (not-found). / 없는 프로그램",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ClientSecretResponse> renew(String id) {
        return callers.current()
                .chain(caller -> clients.renewSecret(caller, id))
                .map(ClientSecretResponse::from);
    }
}
