package dev.haksa.identity.api;

import dev.haksa.identity.ClientService;
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
public class ClientsResource {
    private final ClientService clients;
    private final Callers callers;

    ClientsResource(ClientService clients, Callers callers) {
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
                .map(ClientsResource::created);
    }

    @GET
    @Operation(operationId = "listClients", summary = "Registered programs", description = "등록된 연동 프로그램을 조회합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of clients. / 연동 프로그램 목록",
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityPages.ClientPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.CLIENTS)))
    public Uni<RestResponse<Page<ClientResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return clients.list(limit, after, count).map(page -> Pages.answer(page.map(ClientResponse::from), uri));
    }

    private static RestResponse<ClientSecretResponse> created(ClientService.WithSecret created) {
        return ResponseBuilder.<ClientSecretResponse>created(
                        URI.create("/api/v1/clients/" + created.client().id()))
                .entity(ClientSecretResponse.from(created))
                .header("ETag", EntityTags.of(created.client().version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
