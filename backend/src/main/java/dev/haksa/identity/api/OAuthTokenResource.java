package dev.haksa.identity.api;

import dev.haksa.identity.ClientTokens;
import dev.haksa.identity.ClientTokens.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The token endpoint for programs; it answers as OAuth says, not with problems. */
@Path("/oauth2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@SecurityRequirements
@Tag(name = "OAuth 2.0", description = "Tokens for programs, keys and discovery. / 연동 프로그램의 토큰, 공개 키")
public class OAuthTokenResource {
    private final ClientTokens tokens;

    OAuthTokenResource(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "issueClientToken",
            summary = "Get a token with client credentials",
            description = "client_id와 client_secret(HTTP Basic 또는 본문)으로 접근 토큰을 받습니다. scope를 생략하면 허용된 범위를 모두 받습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = IdentityPages.ClientCredentialsForm.class),
                            examples = @ExampleObject(name = "form", value = Examples.OAUTH_FORM)))
    @APIResponse(
            responseCode = "200",
            description = "A token. / 토큰",
            content =
                    @Content(
                            schema = @Schema(implementation = OAuthTokenResponse.class),
                            examples = @ExampleObject(name = "token", value = Examples.OAUTH_TOKEN)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request, unsupported_grant_type or invalid_scope. / 잘못된 요청",
            content = @Content(schema = @Schema(implementation = OAuthError.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client. / 인증 실패",
            content =
                    @Content(
                            schema = @Schema(implementation = OAuthError.class),
                            examples = @ExampleObject(name = "error", value = Examples.OAUTH_ERROR)))
    public Uni<Response> token(
            @HeaderParam("Authorization") @Nullable String authorization,
            @FormParam("grant_type") @Schema(examples = "client_credentials") @Nullable String grantType,
            @FormParam("client_id") @Nullable String clientId,
            @FormParam("client_secret") @Nullable String clientSecret,
            @FormParam("scope") @Schema(examples = "students.read") @Nullable String scope) {
        if (grantType == null) {
            return refuse(400, "invalid_request", "grant_type is required.");
        }
        if (!grantType.equals("client_credentials")) {
            return refuse(400, "unsupported_grant_type", "Only client_credentials is supported.");
        }
        ClientCredentials credentials = ClientCredentials.read(authorization, clientId, clientSecret);
        return credentials == null
                ? refuse(401, "invalid_client", "Send client_id and client_secret once, by HTTP Basic or in the form.")
                : tokens.issue(credentials.id(), credentials.secret(), scope).map(OAuthTokenResource::answer);
    }

    private static Response answer(Answer answer) {
        return switch (answer) {
            case Answer.Issued token ->
                response(
                        200,
                        new OAuthTokenResponse(
                                token.accessToken(), "Bearer", token.lifetime().toSeconds(), token.scope()));
            case Answer.InvalidClient ignored ->
                response(401, new OAuthError("invalid_client", "Unknown client, wrong secret, or disabled."));
            case Answer.InvalidScope ignored ->
                response(400, new OAuthError("invalid_scope", "A scope is unknown or not allowed for this client."));
        };
    }

    private static Uni<Response> refuse(int status, String error, String description) {
        return Uni.createFrom().item(response(status, new OAuthError(error, description)));
    }

    private static Response response(int status, Object body) {
        Response.ResponseBuilder response = Response.status(status).entity(body).header("Cache-Control", "no-store");
        if (status == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"haksa\"");
        }
        return response.build();
    }
}
