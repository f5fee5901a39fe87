package dev.haksa.identity.api;

import dev.haksa.identity.AccountService;
import dev.haksa.identity.CurrentSession;
import dev.haksa.identity.PasswordService;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.ResponseHeader;

/** What everybody who is logged in may do with the own account. */
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.STUDENT,
    Roles.PROFESSOR,
    Roles.DEPARTMENT_STAFF,
    Roles.DEPARTMENT_HEAD,
    Roles.ACADEMIC_AFFAIRS,
    Roles.DEAN,
    Roles.PRESIDENT,
    Roles.REGISTRAR,
    Roles.AUDITOR,
    Roles.ADMIN
})
@Tag(name = "Authentication")
@APIResponse(
        responseCode = "401",
        description = "No valid access token (unauthenticated). / 인증 필요",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "A program, not a person (forbidden). / 사람의 계정이 아님",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class OwnAccountResource {
    private final AccountService accounts;
    private final PasswordService passwords;
    private final CurrentSession session;
    private final Callers callers;

    OwnAccountResource(AccountService accounts, PasswordService passwords, CurrentSession session, Callers callers) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.session = session;
        this.callers = callers;
    }

    @GET
    @Path("me")
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "getOwnAccount",
            summary = "The account of who is logged in",
            description = "로그인한 본인의 계정을 조회합니다. 역할은 지금 데이터베이스에 있는 그대로입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The account. / 계정",
            content =
                    @Content(
                            schema = @Schema(implementation = OwnAccountResponse.class),
                            examples = @ExampleObject(name = "student", value = Examples.OWN_ACCOUNT)))
    @APIResponse(
            responseCode = "404",
            description = "The account is gone (not-found). / 계정 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<OwnAccountResponse> me() {
        return callers.current()
                .chain(caller -> accounts.get(UUID.fromString(caller.id())))
                .map(OwnAccountResponse::from);
    }

    @POST
    @Path("password")
    @Operation(
            operationId = "changePassword",
            summary = "Change one's own password",
            description = "본인의 비밀번호를 바꿉니다. 지금 쓰는 로그인을 뺀 다른 로그인은 모두 끝납니다.")
    @APIResponse(responseCode = "204", description = "Changed. / 변경됨")
    @APIResponse(
            responseCode = "400",
            description = "CURRENT_PASSWORD_WRONG, or the new one is against the rule (invalid-request). / 잘못된 요청",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many failures (too-many-requests); see Retry-After. / 실패가 많아 잠시 대기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> changePassword(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "new", value = Examples.CHANGE_PASSWORD)))
                    @NotNull
                    @Valid
                    ChangePasswordRequest request) {
        return session.current()
                .chain(current -> passwords.change(
                        current.caller(), current.session(), request.currentPassword(), request.newPassword()));
    }
}
