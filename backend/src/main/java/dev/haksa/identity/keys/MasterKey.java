package dev.haksa.identity.keys;

import dev.haksa.shared.security.MasterSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals secrets that lie in the database with AES-256-GCM, so that a copy of the database signs nothing. */
@ApplicationScoped
public class MasterKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    MasterKey(@ConfigProperty(name = "haksa.security.master-key") Optional<String> configured) {
        this.key = new SecretKeySpec(MasterSecret.decode(configured.orElse("")), "AES");
    }

    /** Seals bytes: nonce, then ciphertext with tag. */
    public byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException when it was sealed with another key or has been changed
     */
    public byte[] open(byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return apply(Cipher.DECRYPT_MODE, nonce, body);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A sealed secret in the database cannot be opened: was haksa.security.master-key changed?", e);
        }
    }
}
