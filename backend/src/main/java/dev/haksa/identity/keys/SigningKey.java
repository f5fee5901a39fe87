package dev.haksa.identity.keys;

import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair for RS256.
 *
 * @param kid RFC 7638 thumbprint of the public key
 * @param signsFrom published before, used for signing from here on
 * @param retiredAt end of signing; verification goes on until the last token has expired
 */
public record SigningKey(
        String kid,
        RSAPrivateKey privateKey,
        RSAPublicKey publicKey,
        Instant signsFrom,
        @Nullable Instant retiredAt) {
    boolean signsAt(Instant now) {
        return !signsFrom.isAfter(now) && (retiredAt == null || retiredAt.isAfter(now));
    }
}
