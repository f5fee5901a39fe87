package dev.haksa.identity.api;

import dev.haksa.identity.SigningKeyService;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/** The keys that sign access tokens, for administrators; the public keys are at /.well-known/jwks.json. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Signing keys", description = "Keys that sign access tokens. / 접근 토큰 서명 키")
@APIResponse(
        responseCode = "401",
        description = "No valid access token (unauthenticated). / 인증 필요",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "Not an administrator (forbidden). / 관리자 아님",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SigningKeyResource {
    private final SigningKeyService keys;
    private final Callers callers;

    SigningKeyResource(SigningKeyService keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "listSigningKeys", summary = "Keys that verify tokens", description = "토큰을 검증하는 키의 목록입니다.")
    @APIResponse(
            responseCode = "200",
            description = "Keys, oldest first. / 오래된 것부터",
            content =
                    @Content(
                            schema = @Schema(implementation = SigningKeysResponse.class),
                            examples = @ExampleObject(name = "keys", value = Examples.SIGNING_KEYS)))
    public Uni<SigningKeysResponse> list() {
        return Uni.createFrom()
                .item(() -> new SigningKeysResponse(
                        keys.published().stream().map(SigningKeyResponse::from).toList()));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "rotateSigningKeys",
            summary = "Publish a new key that takes over later",
            description = "새 서명 키를 만들어 공개합니다. 모든 서버가 알게 된 뒤(기본 1시간 뒤)부터 서명에 쓰이며, 로그인한 사람은 그대로 유지됩니다.")
    @APIResponse(
            responseCode = "201",
            description = "The new key. / 새 키",
            content =
                    @Content(
                            schema = @Schema(implementation = SigningKeyResponse.class),
                            examples = @ExampleObject(name = "key", value = Examples.SIGNING_KEY)))
    public Uni<SigningKeyResponse> rotate() {
        return callers.current().chain(keys::rotate).map(SigningKeyResponse::from);
    }
}
