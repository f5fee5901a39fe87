package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.identity.domain.Role;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningKeyTest extends IdentityTest {
    @Test
    void a_rotation_logs_nobody_out() {
        Person person = active(Role.PROFESSOR);
        String before = kid(login(person).extract().path("accessToken"));
        String next = as("ADMIN")
                .post("/api/v1/signing-keys")
                .then()
                .statusCode(201)
                .body("retiredAt", nullValue())
                .extract()
                .path("kid");
        assertThat(next).isNotEqualTo(before);
        anonymous().get("/.well-known/jwks.json").then().body("keys.kid", hasItems(before, next));
        assertThat(auditOf("SIGNING_KEY", next)).containsExactly("SIGNING_KEYS_ROTATED");

        MovableClock.get().advance(Duration.ofMinutes(58));
        String old = login(person).extract().path("accessToken");
        assertThat(kid(old)).isEqualTo(before);

        MovableClock.get().advance(Duration.ofMinutes(3));
        bearer(old).get("/api/v1/auth/me").then().statusCode(200);
        String fresh = login(person).extract().path("accessToken");
        assertThat(kid(fresh)).isEqualTo(next);
        bearer(fresh).get("/api/v1/auth/me").then().statusCode(200);
        as("ADMIN")
                .get("/api/v1/signing-keys")
                .then()
                .statusCode(200)
                .body("items.kid", hasItems(before, next))
                .body(
                        "items.find { it.kid == '" + before + "' }.retiredAt.length()",
                        is(org.hamcrest.Matchers.greaterThan(10)));
    }

    @Test
    void keys_are_for_administrators_only() {
        anonymous().get("/api/v1/signing-keys").then().statusCode(401);
        anonymous().post("/api/v1/signing-keys").then().statusCode(401);
        as("AUDITOR").get("/api/v1/signing-keys").then().statusCode(403);
        as("REGISTRAR").post("/api/v1/signing-keys").then().statusCode(403);
    }

    @Test
    void everybody_can_verify_our_tokens_with_the_published_keys() throws Exception {
        String jwks = anonymous()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .body("keys.kty", everyItem(equalTo("RSA")))
                .body("keys.alg", everyItem(equalTo("RS256")))
                .body("keys.d", everyItem(nullValue()))
                .extract()
                .asString();
        String token = login(active(Role.PROFESSOR)).extract().path("accessToken");
        JsonWebSignature signature = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
        signature.setKey(new JsonWebKeySet(jwks)
                .findJsonWebKey(kid(token), "RSA", "sig", "RS256")
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
    }

    @Test
    void discovery_tells_where_everything_is() {
        for (String document : List.of("openid-configuration", "oauth-authorization-server")) {
            String jwksUri = anonymous()
                    .get("/.well-known/" + document)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=300")
                    .body("issuer", equalTo("https://haksa.local"))
                    .body("grant_types_supported", equalTo(List.of("client_credentials")))
                    .body(
                            "scopes_supported",
                            containsInAnyOrder(
                                    "students.read",
                                    "students.write",
                                    "enrollments.read",
                                    "catalog.read",
                                    "catalog.write",
                                    "payments.write",
                                    "clearances.write:<CODE>",
                                    "cards.read",
                                    "cards.write"))
                    .extract()
                    .path("jwks_uri");
            anonymous().get(jwksUri).then().statusCode(200);
        }
    }

    private static String kid(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return io.restassured.path.json.JsonPath.from(header).getString("kid");
    }
}
