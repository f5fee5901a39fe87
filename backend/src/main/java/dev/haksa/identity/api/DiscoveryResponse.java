package dev.haksa.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What programs need to know about us (RFC 8414, OpenID Connect Discovery). */
@Schema(name = "Discovery", description = "Where tokens and keys are (RFC 8414). / 토큰과 키의 주소")
public record DiscoveryResponse(
        String issuer,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("response_types_supported") List<String> responseTypesSupported,
        @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
        @JsonProperty("subject_types_supported") List<String> subjectTypesSupported,

        @JsonProperty("id_token_signing_alg_values_supported")
        List<String> signingAlgorithms,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethods,

        @JsonProperty("scopes_supported") List<String> scopesSupported) {

    static DiscoveryResponse of(String issuer, String base) {
        return new DiscoveryResponse(
                issuer,
                base + "/.well-known/jwks.json",
                base + "/oauth2/token",
                List.of(),
                List.of("client_credentials"),
                List.of("public"),
                List.of("RS256"),
                List.of("client_secret_basic", "client_secret_post"),
                ScopeNames.known());
    }
}
