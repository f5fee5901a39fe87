package dev.haksa.shared.security;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The secret that all instances share, {@code haksa.security.master-key}, as it is written in the configuration. */
public final class MasterSecret {
    /** The name of the setting. */
    public static final String PROPERTY = "haksa.security.master-key";

    private static final int KEY_BYTES = 32;

    private MasterSecret() {}

    /**
     * Reads it.
     *
     * @throws IllegalStateException when it is not 32 bytes in base64; the message says how to make one
     */
    public static byte[] decode(String text) {
        try {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
        throw unusable(null);
    }

    private static IllegalStateException unusable(@Nullable Throwable cause) {
        return new IllegalStateException(
                "haksa.security.master-key (HAKSA_SECURITY_MASTER_KEY) must be 32 random bytes in base64: make one with 'openssl rand -base64 32', keep it safe, and give every instance the same.",
                cause);
    }
}
