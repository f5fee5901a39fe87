package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/** New activation codes, for those who lost theirs or forgot the password. */
@Path("/api/v1/accounts/{id}/activation-code")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Accounts")
public class ActivationCodeResource {
    private final AccountService accounts;
    private final Callers callers;

    ActivationCodeResource(AccountService accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "issueActivationCode",
            summary = "Issue a new activation code",
            description = "새 활성화 코드를 발급합니다. 이전 코드는 쓸 수 없게 됩니다. 비밀번호를 잊은 사람에게도 씁니다. 코드는 이 답에서만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Issued. / 발급됨",
            content =
                    @Content(
                            schema = @Schema(implementation = ActivationResponse.class),
                            examples = @ExampleObject(name = "staff", value = Examples.CREATED_ACCOUNT)))
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
            description = "No such account (not-found). / 없는 계정",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The account is disabled: ACCOUNT_DISABLED (conflict). / 중지된 계정",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ActivationResponse> issue(UUID id) {
        return callers.current().chain(caller -> accounts.renewCode(caller, id)).map(ActivationResponse::from);
    }
}
