package dev.haksa.shared.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keys of 256 bits made from the master key, one for each purpose (HKDF with SHA-256, RFC 5869): who learns one of them
 * learns no other, and all instances make the same.
 */
@ApplicationScoped
public class DerivedKeys {
    private static final int KEY_BYTES = 32;

    private final byte[] secret;

    DerivedKeys(@ConfigProperty(name = MasterSecret.PROPERTY) Optional<String> configured) {
        this.secret = MasterSecret.decode(configured.orElse(""));
    }

    /**
     * The key for a purpose.
     *
     * @param purpose names the purpose and is never used for another one
     * @param algorithm that the key is for, such as {@code HmacSHA256}
     */
    public SecretKey derive(String purpose, String algorithm) {
        try {
            HKDFParameterSpec steps = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, steps);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 25 on has HKDF", e);
        }
    }
}
