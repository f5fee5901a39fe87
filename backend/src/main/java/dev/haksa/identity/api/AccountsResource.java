package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** Accounts, for their administrators. */
@Path("/api/v1/accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Accounts", description = "Administration of accounts. / 계정 관리")
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
public class AccountsResource {
    private final AccountService accounts;
    private final Callers callers;

    AccountsResource(AccountService accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @POST
    @Operation(
            operationId = "createAccount",
            summary = "Make an account",
            description = "계정을 만들고 활성화 코드를 발급합니다. 코드는 이 답에서만 볼 수 있으니 계정 주인에게 전해 주세요.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 생성됨",
            content =
                    @Content(
                            schema = @Schema(implementation = ActivationResponse.class),
                            examples = @ExampleObject(name = "staff", value = Examples.CREATED_ACCOUNT)))
    @APIResponse(
            responseCode = "409",
            description = "LOGIN_NAME_TAKEN or STUDENT_NUMBER_TAKEN (conflict). / 이미 있는 아이디 또는 학번",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ActivationResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CreateAccountRequest.class),
                                            examples = @ExampleObject(name = "staff", value = Examples.CREATE_ACCOUNT)))
                    @NotNull
                    @Valid
                    CreateAccountRequest request) {
        return callers.current()
                .chain(caller -> accounts.create(caller, request.wanted()))
                .map(AccountsResource::created);
    }

    @GET
    @Operation(
            operationId = "listAccounts",
            summary = "Accounts by login name",
            description = "계정을 아이디 순으로 조회합니다. 이름·역할·상태로 거를 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts. / 계정 목록",
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityPages.AccountPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.ACCOUNTS)))
    public Uni<RestResponse<Page<AccountResponse>>> list(@Valid @BeanParam AccountQuery query, @Context UriInfo uri) {
        return accounts.list(query.filter(), query.limit, query.after, query.count)
                .map(page -> Pages.answer(page.map(AccountResponse::from), uri));
    }

    private static RestResponse<ActivationResponse> created(AccountService.Activation activation) {
        AccountFacts account = activation.account();
        return ResponseBuilder.<ActivationResponse>created(URI.create("/api/v1/accounts/" + account.id()))
                .entity(ActivationResponse.from(activation))
                .header("ETag", EntityTags.of(account.version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
