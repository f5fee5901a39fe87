package dev.haksa.privacy.vault;

import dev.haksa.privacy.domain.ResidentNumber;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals resident numbers with AES-256-GCM. The student number is authenticated with each, so that a sealed number that is
 * copied to another student's row does not open.
 */
@ApplicationScoped
@Startup
public class ResidentNumberVault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HOW =
            " Write haksa.privacy.keys (HAKSA_PRIVACY_KEYS) as id:key,id:key, each key from 'openssl rand -base64 32', and keep old"
                    + " keys until a rotation has replaced them.";

    private final Map<String, SecretKeySpec> keys;
    private final String active;
    private final SecretKeySpec hashKey;
    private final SecureRandom random = new SecureRandom();

    @Inject
    ResidentNumberVault(PrivacyConfig config) {
        this(config.keys().orElse(""), config.activeKey(), config.hashKey().orElse(""));
    }

    /** A vault with a ring of keys as the configuration writes it. */
    public ResidentNumberVault(String ring, Optional<String> activeKey, String hashKey) {
        this.keys = ring(ring);
        this.active = active(activeKey);
        this.hashKey =
                new SecretKeySpec(decode(hashKey, "haksa.privacy.hash-key (HAKSA_PRIVACY_HASH_KEY)"), "HmacSHA256");
    }

    /** The key that seals now. */
    public String activeKey() {
        return active;
    }

    /** Seals a number for a student's row. */
    public Sealed seal(ResidentNumber number, String studentNumber) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(
                Cipher.ENCRYPT_MODE,
                active,
                nonce,
                studentNumber,
                number.digits().getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return new Sealed(active, bytes);
    }

    /**
     * Opens what was sealed for a student's row.
     *
     * @throws IllegalStateException when the key is missing, or the bytes are another student's, have been changed
     *     or hold no number
     */
    public ResidentNumber open(Sealed sealed, String studentNumber) {
        if (sealed.bytes().length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalStateException("A sealed resident number is cut off.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed.bytes());
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        byte[] plain = apply(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, studentNumber, body);
        return ResidentNumber.parse(new String(plain, StandardCharsets.US_ASCII))
                .orElseThrow(() -> new IllegalStateException("What was sealed is no resident number."));
    }

    /** A keyed hash by which equal numbers are found without being known. */
    public byte[] fingerprint(ResidentNumber number) {
        try {
            Mac mac = Mac.getInstance(hashKey.getAlgorithm());
            mac.init(hashKey);
            return mac.doFinal(number.digits().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] apply(int mode, String keyId, byte[] nonce, String studentNumber, byte[] input) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException(
                    "The key " + keyId + " of a sealed resident number is not in haksa.privacy.keys.");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(studentNumber.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A sealed resident number does not open: another key under the same id, or the row was changed.",
                    e);
        }
    }

    private String active(Optional<String> configured) {
        if (configured.isPresent() && keys.containsKey(configured.get())) {
            return configured.get();
        }
        if (configured.isEmpty() && keys.size() == 1) {
            return keys.keySet().iterator().next();
        }
        throw new IllegalStateException(
                "haksa.privacy.active-key (HAKSA_PRIVACY_ACTIVE_KEY) must name one of the keys " + keys.keySet() + ".");
    }

    private static Map<String, SecretKeySpec> ring(String text) {
        Map<String, SecretKeySpec> ring = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalStateException("haksa.privacy.keys is missing or cannot be read." + HOW);
            }
            ring.put(entry.substring(0, colon).strip(), aes(entry.substring(colon + 1)));
        }
        return ring;
    }

    private static SecretKeySpec aes(String text) {
        return new SecretKeySpec(decode(text, "A key in haksa.privacy.keys"), "AES");
    }

    private static byte[] decode(String text, String what) {
        try {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw unusable(what, e);
        }
        throw unusable(what, null);
    }

    private static IllegalStateException unusable(String what, @Nullable Throwable cause) {
        return new IllegalStateException(
                what + " must be 32 random bytes in base64, as 'openssl rand -base64 32' makes them." + HOW, cause);
    }
}
