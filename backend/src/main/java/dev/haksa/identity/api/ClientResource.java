package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
import dev.haksa.identity.domain.ClientFacts;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** Clients that are programs, for their administrators. */
@Path("/api/v1/clients")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Clients", description = "Administration of programs that use the API. / 연동 프로그램 관리")
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

    @POST
    @Operation(
            operationId = "createClient",
            summary = "Register a program",
            description = "연동 프로그램을 등록합니다. 비밀값(clientSecret)은 이 답에서만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Registered. / 등록됨",
            content =
                    @Content(
                            schema = @Schema(implementation = ClientSecretResponse.class),
                            examples = @ExampleObject(name = "library", value = Examples.CLIENT_SECRET)))
    public Uni<RestResponse<ClientSecretResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(name = "library", value = Examples.CREATE_CLIENT)))
                    @NotNull
                    @Valid
                    CreateClientRequest request) {
        var scopes = ScopeNames.read(request.scopes());
        return callers.current()
                .chain(caller -> clients.create(caller, request.name(), scopes))
                .map(ClientResource::created);
    }

    @GET
    @Operation(operationId = "listClients", summary = "Registered programs", description = "등록된 연동 프로그램을 조회합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of clients. / 연동 프로그램 목록",
            content = @Content(examples = @ExampleObject(name = "page", value = Examples.CLIENTS)))
    public Uni<RestResponse<Page<ClientResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return clients.list(limit, after, count).map(page -> Pages.answer(page.map(ClientResponse::from), uri));
    }

    @GET
    @Path("{id}")
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
    @Path("{id}")
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

    private static RestResponse<ClientSecretResponse> created(ClientService.WithSecret created) {
        return ResponseBuilder.<ClientSecretResponse>created(
                        URI.create("/api/v1/clients/" + created.client().id()))
                .entity(ClientSecretResponse.from(created))
                .header("ETag", EntityTags.of(created.client().version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static RestResponse<ClientResponse> found(ClientFacts client) {
        return ResponseBuilder.ok(ClientResponse.from(client))
                .header("ETag", EntityTags.of(client.version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
