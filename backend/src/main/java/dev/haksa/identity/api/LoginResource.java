package dev.haksa.identity.api;

import dev.haksa.identity.LoginService;
import dev.haksa.identity.PasswordService;
import dev.haksa.identity.Sessions;
import dev.haksa.shared.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Ways in and out for people: these operations need no access token. */
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@SecurityRequirements
@Tag(name = "Authentication", description = "Login, tokens and one's own password. / 로그인, 토큰, 비밀번호")
@APIResponse(
        responseCode = "400",
        description = "The body is not right (invalid-request, malformed-json). / 잘못된 요청",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class LoginResource {
    private final LoginService logins;
    private final Sessions sessions;
    private final PasswordService passwords;

    LoginResource(LoginService logins, Sessions sessions, PasswordService passwords) {
        this.logins = logins;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    @POST
    @Path("login")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "logIn",
            summary = "Log in with login name and password",
            description = "아이디와 비밀번호로 로그인하여 접근 토큰과 갱신 토큰을 받습니다. 연속으로 5번 실패하면 30초부터 최대 1시간까지 점점 길게 기다려야 합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Logged in. / 로그인됨",
            content =
                    @Content(
                            schema = @Schema(implementation = TokenResponse.class),
                            examples = @ExampleObject(name = "student", value = Examples.TOKENS)))
    @APIResponse(
            responseCode = "401",
            description = "Name and password do not fit, or the account cannot be used (invalid-credentials). / 로그인 실패",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many failures (too-many-requests); see Retry-After. / 실패가 많아 잠시 대기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<TokenResponse> logIn(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = LoginRequest.class),
                                            examples = @ExampleObject(name = "student", value = Examples.LOGIN)))
                    @NotNull
                    @Valid
                    LoginRequest request) {
        return logins.logIn(request.loginName(), request.password()).map(TokenResponse::from);
    }

    @POST
    @Path("refresh")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "refreshTokens",
            summary = "Exchange a refresh token for new tokens",
            description = "갱신 토큰을 새 토큰으로 바꿉니다. 갱신 토큰은 한 번만 쓸 수 있고, 이미 쓴 토큰을 다시 보내면 그 로그인에서 나온 토큰이 모두 취소됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "New tokens. / 새 토큰",
            content =
                    @Content(
                            schema = @Schema(implementation = TokenResponse.class),
                            examples = @ExampleObject(name = "student", value = Examples.TOKENS)))
    @APIResponse(
            responseCode = "401",
            description = "Expired, used, revoked or unknown (invalid-refresh-token). / 쓸 수 없는 갱신 토큰",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<TokenResponse> refresh(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Void.class),
                                            examples = @ExampleObject(name = "token", value = Examples.REFRESH)))
                    @NotNull
                    @Valid
                    RefreshRequest request) {
        return sessions.refresh(request.refreshToken()).map(TokenResponse::from);
    }

    @POST
    @Path("logout")
    @Operation(
            operationId = "logOut",
            summary = "End a login",
            description = "갱신 토큰이 속한 로그인을 끝냅니다. 여러 번 보내도 결과는 같습니다. 이미 받은 접근 토큰은 만료될 때까지 유효합니다.")
    @APIResponse(responseCode = "204", description = "Ended, or there was none. / 로그아웃됨")
    public Uni<Void> logOut(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Void.class),
                                            examples = @ExampleObject(name = "token", value = Examples.REFRESH)))
                    @NotNull
                    @Valid
                    RefreshRequest request) {
        return sessions.end(request.refreshToken());
    }

    @POST
    @Path("activate")
    @Operation(
            operationId = "activateAccount",
            summary = "Set a password with an activation code",
            description = "받은 활성화 코드로 비밀번호를 정합니다. 코드는 한 번만 쓸 수 있습니다. 비밀번호는 10~128자이며 문자 종류의 제한은 없습니다.")
    @APIResponse(responseCode = "204", description = "The password is set; log in with it. / 비밀번호 설정됨")
    @APIResponse(
            responseCode = "401",
            description = "Name and code do not fit, or the code cannot be used (invalid-credentials). / 활성화 실패",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many failures (too-many-requests); see Retry-After. / 실패가 많아 잠시 대기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> activate(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "student", value = Examples.ACTIVATE)))
                    @NotNull
                    @Valid
                    ActivateRequest request) {
        return passwords.activate(request.loginName(), request.activationCode(), request.newPassword());
    }
}
