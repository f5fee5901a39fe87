package dev.haksa.identity.api;

import dev.haksa.identity.IdentityConfig;
import dev.haksa.identity.SigningKeyService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Keys and addresses for everybody who verifies our tokens or wants one. */
@Path("/.well-known")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@SecurityRequirements
@Tag(name = "OAuth 2.0")
public class WellKnownResource {
    /** Shorter than the time for which a new key is published before it signs. */
    private static final String CACHEABLE = "public, max-age=300";

    private final SigningKeyService keys;
    private final IdentityConfig config;

    WellKnownResource(SigningKeyService keys, IdentityConfig config) {
        this.keys = keys;
        this.config = config;
    }

    @GET
    @Path("jwks.json")
    @ResponseHeader(name = "Cache-Control", value = CACHEABLE)
    @Operation(
            operationId = "getPublicKeys",
            summary = "Public keys that verify our tokens",
            description = "접근 토큰을 검증하는 공개 키입니다. 새 키는 서명에 쓰이기 전에 미리 공개됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The keys. / 공개 키",
            content =
                    @Content(
                            schema = @Schema(implementation = JsonWebKeys.class),
                            examples = @ExampleObject(name = "keys", value = Examples.JWKS)))
    public JsonWebKeys keys() {
        return JsonWebKeys.from(keys.published());
    }

    @GET
    @Path("openid-configuration")
    @ResponseHeader(name = "Cache-Control", value = CACHEABLE)
    @Operation(
            operationId = "getOpenIdConfiguration",
            summary = "Discovery document (OpenID Connect)",
            description = "토큰과 공개 키의 주소를 알려 주는 문서입니다(OpenID Connect Discovery).")
    @APIResponse(
            responseCode = "200",
            description = "The document. / 문서",
            content =
                    @Content(
                            schema = @Schema(implementation = DiscoveryResponse.class),
                            examples = @ExampleObject(name = "document", value = Examples.DISCOVERY)))
    public DiscoveryResponse openIdConfiguration(@Context UriInfo uri) {
        return discovery(uri);
    }

    @GET
    @Path("oauth-authorization-server")
    @ResponseHeader(name = "Cache-Control", value = CACHEABLE)
    @Operation(
            operationId = "getAuthorizationServerMetadata",
            summary = "Discovery document (RFC 8414)",
            description = "토큰과 공개 키의 주소를 알려 주는 문서입니다(RFC 8414).")
    @APIResponse(
            responseCode = "200",
            description = "The document. / 문서",
            content =
                    @Content(
                            schema = @Schema(implementation = DiscoveryResponse.class),
                            examples = @ExampleObject(name = "document", value = Examples.DISCOVERY)))
    public DiscoveryResponse authorizationServer(@Context UriInfo uri) {
        return discovery(uri);
    }

    private DiscoveryResponse discovery(UriInfo uri) {
        String base = config.publicUrl().orElseGet(() -> uri.getBaseUri().toString());
        return DiscoveryResponse.of(config.issuer(), base.replaceAll("/+$", ""));
    }
}
