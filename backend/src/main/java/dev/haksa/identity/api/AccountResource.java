package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.identity.domain.AccountFacts;
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
import java.util.UUID;
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

/** One account, for its administrators. */
@Path("/api/v1/accounts/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Accounts")
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
public class AccountResource {
    private final AccountService accounts;
    private final Callers callers;

    AccountResource(AccountService accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "getAccount", summary = "One account", description = "계정 하나를 조회합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The account. / 계정",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountResponse.class),
                            examples = @ExampleObject(name = "staff", value = Examples.ACCOUNT)))
    @APIResponse(
            responseCode = "404",
            description = "No such account (not-found). / 없는 계정",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AccountResponse>> get(UUID id) {
        return accounts.get(id).map(AccountResource::found);
    }

    @PATCH
    @Operation(
            operationId = "changeAccount",
            summary = "Change name, roles or state",
            description = "이름, 역할, 상태를 바꿉니다. 중지하면 모든 로그인이 끝납니다. 마지막 관리자와 본인의 관리자 역할은 없앨 수 없습니다.")
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 변경됨",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountResponse.class),
                            examples = @ExampleObject(name = "staff", value = Examples.ACCOUNT)))
    @APIResponse(
            responseCode = "404",
            description = "No such account (not-found). / 없는 계정",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "LAST_ADMIN, OWN_ADMIN_ROLE, OWN_ROLES or ACTIVATION_BY_OWNER (conflict). / 현재 상태와 충돌",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it in the meantime (stale-version). / 그사이 변경됨",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing (precondition-required). / If-Match 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AccountResponse>> change(
            UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "head", value = Examples.CHANGE_ACCOUNT)))
                    @NotNull
                    @Valid
                    ChangeAccountRequest request) {
        return callers.current()
                .chain(caller -> accounts.change(caller, id, ifMatch, request.change()))
                .map(AccountResource::found);
    }

    private static RestResponse<AccountResponse> found(AccountFacts account) {
        return ResponseBuilder.ok(AccountResponse.from(account))
                .header("ETag", EntityTags.of(account.version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
