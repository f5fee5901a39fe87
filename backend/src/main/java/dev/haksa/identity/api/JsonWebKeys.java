package dev.haksa.identity.api;

import dev.haksa.identity.keys.SigningKey;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Public keys (RFC 7517). */
@Schema(name = "JsonWebKeys", description = "Public keys (RFC 7517). / 공개 키")
public record JsonWebKeys(List<JsonWebKey> keys) {
    /** A public key for RS256. */
    @Schema(name = "JsonWebKey", description = "A public key (RFC 7517). / 공개 키 하나")
    public record JsonWebKey(String kty, String use, String alg, String kid, String n, String e) {
        static JsonWebKey from(SigningKey key) {
            return new JsonWebKey(
                    "RSA",
                    "sig",
                    "RS256",
                    key.kid(),
                    number(key.publicKey().getModulus()),
                    number(key.publicKey().getPublicExponent()));
        }

        private static String number(BigInteger number) {
            byte[] bytes = number.toByteArray();
            int sign = bytes[0] == 0 ? 1 : 0;
            byte[] unsigned = java.util.Arrays.copyOfRange(bytes, sign, bytes.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
        }
    }

    static JsonWebKeys from(List<SigningKey> keys) {
        return new JsonWebKeys(keys.stream().map(JsonWebKey::from).toList());
    }
}
