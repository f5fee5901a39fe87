package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haksa.identity.domain.Role;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ForeignIssuerTest.Profile.class)
class ForeignIssuerTest extends IdentityTest {
    private static final String ISSUER = "https://login.example.ac.kr/realms/campus";

    @Test
    void a_foreign_token_proves_who_it_is_and_our_database_what_one_may() throws Exception {
        Person admin = active(Role.ADMIN);
        String token = token(claims -> {
            claims.setStringClaim("preferred_username", admin.loginName().toUpperCase(java.util.Locale.ROOT));
            claims.setStringListClaim("groups", "REGISTRAR");
        });
        me(token)
                .then()
                .statusCode(200)
                .body("id", equalTo(admin.id().toString()))
                .body("roles", contains("ADMIN"));
        bearer(token).get("/api/v1/accounts?limit=1").then().statusCode(200);
    }

    @Test
    void roles_that_the_token_claims_count_for_nothing() throws Exception {
        String token = token(claims -> {
            claims.setStringClaim("preferred_username", active(Role.AUDITOR).loginName());
            claims.setStringListClaim("groups", "ADMIN");
        });
        bearer(token).get("/api/v1/accounts").then().statusCode(403);
    }

    @Test
    void accepts_es256_as_well() throws Exception {
        Person person = active(Role.PROFESSOR);
        me(sign(claimsOf(person), Foreign.EC, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .then()
                .statusCode(200);
    }

    @Test
    void our_own_tokens_are_accepted_too() {
        me(login(active(Role.PROFESSOR)).extract().path("accessToken")).then().statusCode(200);
    }

    @Test
    void what_is_done_is_recorded_under_the_account() throws Exception {
        Person admin = active(Role.ADMIN);
        Response created = bearer(token(claims -> claims.setStringClaim("preferred_username", admin.loginName())))
                .contentType("application/json")
                .body(Map.of(
                        "loginName", unique("made"), "displayName", "x", "roles", List.of(Map.of("role", "AUDITOR"))))
                .post("/api/v1/accounts");
        created.then().statusCode(201);
        String actor = sql("select actor_id from audit_entry where subject_id = $1", created.<String>path("account.id"))
                .getFirst()
                .getString(0);
        assertThat(actor).isEqualTo(admin.id().toString());
    }

    @Test
    void refuses_unknown_and_disabled_accounts_and_tokens_without_name() throws Exception {
        refuses(token(claims -> claims.setStringClaim("preferred_username", unique("nobody"))));
        refuses(token(claims -> {}));
        Person disabled = active(Role.PROFESSOR);
        sql("update account set state = 'DISABLED' where id = $1", disabled.id());
        refuses(sign(claimsOf(disabled), Foreign.RSA, AlgorithmIdentifiers.RSA_USING_SHA256));
    }

    @Test
    void notices_soon_that_an_account_was_disabled() throws Exception {
        Person person = active(Role.PROFESSOR);
        String token = sign(claimsOf(person), Foreign.RSA, AlgorithmIdentifiers.RSA_USING_SHA256);
        me(token).then().statusCode(200);
        sql("update account set state = 'DISABLED' where id = $1", person.id());
        MovableClock.get().advance(Duration.ofSeconds(ForeignAccounts.REMEMBERED_SECONDS + 1));
        refuses(token);
    }

    @Test
    void refuses_another_audience_expired_tokens_and_other_algorithms() throws Exception {
        Person person = active(Role.PROFESSOR);
        Consumer<JwtClaims> name = claims -> claims.setStringClaim("preferred_username", person.loginName());
        me(token(name)).then().statusCode(200);
        refuses(token(name.andThen(claims -> claims.setAudience("another"))));
        refuses(token(name.andThen(claims -> claims.setExpirationTime(NumericDate.fromSeconds(1)))));
        refuses(token(name.andThen(claims -> claims.setIssuer("https://elsewhere.example"))));
        refuses(sign(claimsOf(person), Foreign.RSA, AlgorithmIdentifiers.RSA_USING_SHA512));
    }

    @Test
    void our_own_key_does_not_sign_for_the_foreign_issuer_nor_the_other_way_round() throws Exception {
        Person person = active(Role.PROFESSOR);
        JwtClaims asOurs = claimsOf(person);
        asOurs.setIssuer("https://haksa.local");
        asOurs.setAudience("https://haksa.local");
        refuses(sign(asOurs, Foreign.RSA, AlgorithmIdentifiers.RSA_USING_SHA256));
    }

    @Test
    void finds_a_new_key_of_the_issuer_after_a_moment() throws Exception {
        Person person = active(Role.PROFESSOR);
        PublicJsonWebKey added = Foreign.rsa("added-" + unique("key"));
        Foreign.add(added);
        String token = sign(claimsOf(person), added, AlgorithmIdentifiers.RSA_USING_SHA256);
        MovableClock.get().advance(Duration.ofSeconds(30));
        me(token).then().statusCode(401);
        int status = 401;
        for (int attempt = 0; attempt < 500 && status == 401; attempt++) {
            status = me(token).statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private Response me(String token) {
        return bearer(token).get("/api/v1/auth/me");
    }

    private void refuses(String token) {
        me(token)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private static String token(Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = claims();
        change.accept(claims);
        return sign(claims, Foreign.RSA, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    private static JwtClaims claimsOf(Person person) {
        JwtClaims claims = claims();
        claims.setStringClaim("preferred_username", person.loginName());
        return claims;
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("haksa", "other");
        claims.setSubject("f:1234:kim");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static String sign(JwtClaims claims, PublicJsonWebKey key, String algorithm) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setAlgorithmHeaderValue(algorithm);
        return jws.getCompactSerialization();
    }

    /**
     * The foreign issuer: its keys, and a server that publishes them. Profile and test live in different class loaders,
     * so what both must know lies in system properties.
     */
    static final class Foreign {
        private static final String PUBLISHED = "foreign-issuer.keys";
        private static final String SERVER = "foreign-issuer.address";

        static final PublicJsonWebKey RSA;
        static final PublicJsonWebKey EC;

        static {
            try {
                if (System.getProperty(PUBLISHED) == null) {
                    PublicJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
                    ec.setKeyId("foreign-ec");
                    publish(new JsonWebKeySet(rsa("foreign-rsa"), ec));
                    System.setProperty(SERVER, start());
                }
                RSA = (PublicJsonWebKey) published().findJsonWebKey("foreign-rsa", null, null, null);
                EC = (PublicJsonWebKey) published().findJsonWebKey("foreign-ec", null, null, null);
            } catch (JoseException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private Foreign() {}

        static String address() {
            return System.getProperty(SERVER);
        }

        static PublicJsonWebKey rsa(String kid) throws JoseException {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            return key;
        }

        static void add(PublicJsonWebKey key) throws JoseException {
            JsonWebKeySet keys = published();
            keys.addJsonWebKey(key);
            publish(keys);
        }

        private static JsonWebKeySet published() throws JoseException {
            return new JsonWebKeySet(System.getProperty(PUBLISHED));
        }

        private static void publish(JsonWebKeySet keys) {
            System.setProperty(PUBLISHED, keys.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        }

        private static String start() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", Foreign::answer);
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        }

        private static void answer(HttpExchange exchange) throws IOException {
            try {
                byte[] body = published()
                        .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            } catch (JoseException e) {
                throw new IOException(e);
            }
        }
    }

    /** Configures the foreign issuer. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "haksa.identity.oidc.issuer",
                    ISSUER,
                    "haksa.identity.oidc.jwks-url",
                    Foreign.address(),
                    "haksa.identity.oidc.audience",
                    "haksa");
        }
    }
}
