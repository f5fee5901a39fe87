package dev.haksa.identity;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.identity.domain.Role;
import dev.haksa.identity.keys.SigningKey;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTokenTest extends IdentityTest {
    @Inject
    SigningKeys keys;

    @Inject
    AccessTokens accessTokens;

    private Person person;

    @BeforeEach
    void somebody() {
        person = active(Role.PROFESSOR);
    }

    /** Proves that the forgeries below differ from a good token in one thing only. */
    @Test
    void accepts_a_token_made_with_our_key() throws Exception {
        accepts(forge(claims -> {}, jws -> {}));
    }

    @Test
    void refuses_no_token_and_nonsense() {
        anonymous().get("/api/v1/auth/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        refuses("nonsense");
        refuses("a.b.c");
        refuses("..");
    }

    @Test
    void refuses_a_token_without_signature() throws Exception {
        refuses(forge(claims -> {}, jws -> {
            jws.setAlgorithmHeaderValue("none");
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setKey(null);
        }));
        String good = forge(claims -> {}, jws -> {});
        refuses(good.substring(0, good.lastIndexOf('.') + 1));
    }

    @Test
    void refuses_a_token_signed_with_our_public_key_as_shared_secret() throws Exception {
        byte[] secret = keys.current().publicKey().getEncoded();
        refuses(forge(claims -> {}, jws -> sign(jws, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(secret))));
    }

    @Test
    void refuses_another_algorithm_of_the_same_key() throws Exception {
        refuses(forge(
                claims -> {},
                jws -> sign(
                        jws,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        keys.current().privateKey())));
    }

    @Test
    void refuses_a_key_of_somebody_else_even_under_our_kid() throws Exception {
        Key stranger = RsaJwkGenerator.generateJwk(2048).getPrivateKey();
        refuses(forge(claims -> {}, jws -> jws.setKey(stranger)));
        refuses(forge(claims -> {}, jws -> jws.setKeyIdHeaderValue("unknown")));
        refuses(forge(claims -> {}, jws -> jws.getHeaders().setObjectHeaderValue("kid", null)));
    }

    @Test
    void refuses_another_issuer_audience_or_type() throws Exception {
        refuses(forge(claims -> claims.setIssuer("https://elsewhere.example"), jws -> {}));
        refuses(forge(claims -> claims.setAudience("https://elsewhere.example"), jws -> {}));
        refuses(forge(claims -> claims.unsetClaim("aud"), jws -> {}));
        refuses(forge(claims -> {}, jws -> jws.setHeader("typ", "JWT")));
    }

    @Test
    void refuses_an_expired_token_and_one_that_never_expires() throws Exception {
        refuses(forge(claims -> claims.setExpirationTime(at(Duration.ofSeconds(-1))), jws -> {}));
        refuses(forge(claims -> claims.unsetClaim("exp"), jws -> {}));
        refuses(forge(claims -> claims.setNotBefore(at(Duration.ofMinutes(5))), jws -> {}));
    }

    @Test
    void refuses_a_tampered_token_also_when_the_good_one_is_known() throws Exception {
        String good = forge(claims -> {}, jws -> {});
        accepts(good);
        String[] parts = good.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("PROFESSOR", "ADMIN");
        String tampered =
                Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        refuses(parts[0] + "." + tampered + "." + parts[2]);
        accepts(good);
    }

    @Test
    void refuses_a_remembered_token_once_it_has_expired() {
        String token = login(person).extract().path("accessToken");
        accepts(token);
        accepts(token);
        MovableClock.get().advance(Duration.ofMinutes(9));
        accepts(token);
        MovableClock.get().advance(Duration.ofMinutes(1).plusSeconds(1));
        refuses(token);
    }

    private void accepts(String token) {
        bearer(token).get("/api/v1/auth/me").then().statusCode(200).body("loginName", equalTo(person.loginName()));
    }

    private void refuses(String token) {
        bearer(token)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private static void sign(JsonWebSignature jws, String algorithm, Key key) {
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKey(key);
    }

    private static NumericDate at(Duration fromNow) {
        return NumericDate.fromMilliseconds(
                MovableClock.get().instant().plus(fromNow).toEpochMilli());
    }

    private String forge(Consumer<JwtClaims> claimsChange, Consumer<JsonWebSignature> signatureChange)
            throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(accessTokens.issuer());
        claims.setAudience(accessTokens.issuer());
        claims.setSubject(person.id().toString());
        claims.setStringListClaim("groups", "PROFESSOR");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(at(Duration.ofMinutes(5)));
        claims.setGeneratedJwtId();
        claimsChange.accept(claims);
        SigningKey key = keys.current();
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKeyIdHeaderValue(key.kid());
        jws.setHeader("typ", "at+jwt");
        sign(jws, AlgorithmIdentifiers.RSA_USING_SHA256, key.privateKey());
        signatureChange.accept(jws);
        return jws.getCompactSerialization();
    }
}
