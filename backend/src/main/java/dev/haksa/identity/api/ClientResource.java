package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** One client that is a program, for its administrators. */
@Path("/api/v1/clients/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Clients")
@APIResponse(
        responseCode = "400",
        description = "Something sent is not right (invalid-request). / 잘못된 요청",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "401",
        description = "No valid access token (unauthenticated). / 인증 필요",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "Not an administrator (forbidden). / 관리자 아님",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ClientResource {
    private final ClientService clients;
    private final Callers callers;

    ClientResource(ClientService clients, Callers callers) {
        this.clients = clients;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "getClient", summary = "One registered program", description = "연동 프로그램 하나를 조회합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The client. / 연동 프로그램",
            content =
                    @Content(
                            schema = @Schema(implementation = ClientResponse.class),
                            examples = @ExampleObject(name = "library", value = Examples.CLIENT)))
    @APIResponse(
            responseCode = "404",
            description = "No such client (not-found). / 없는 프로그램",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ClientResponse>> get(String id) {
        return clients.get(id).map(ClientResource::found);
    }

    @PATCH
    @Operation(
            operationId = "changeClient",
            summary = "Change name, scopes or state",
            description = "이름, 권한 범위, 상태를 바꿉니다. 이미 발급된 토큰은 만료될 때까지(몇 분) 유효합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 변경됨",
            content =
                    @Content(
                            schema = @Schema(implementation = ClientResponse.class),
                            examples = @ExampleObject(name = "library", value = Examples.CLIENT)))
    @APIResponse(
            responseCode = "404",
            description = "No such client (not-found). / 없는 프로그램",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it in the meantime (stale-version). / 그사이 변경됨",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing (precondition-required). / If-Match 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ClientResponse>> change(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "scopes", value = Examples.CHANGE_CLIENT)))
                    @NotNull
                    @Valid
                    ChangeClientRequest request) {
        ClientService.Change change = request.change();
        return callers.current()
                .chain(caller -> clients.change(caller, id, ifMatch, change))
                .map(ClientResource::found);
    }

    private static RestResponse<ClientResponse> found(ClientFacts client) {
        return ResponseBuilder.ok(ClientResponse.from(client))
                .header("ETag", EntityTags.of(client.version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
