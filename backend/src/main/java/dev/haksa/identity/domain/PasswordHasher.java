package dev.haksa.identity.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Argon2id (RFC 9106) in the PHC string format {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. A hash carries its own
 * parameters, so that hashes made before a change of the configuration stay valid. Passwords are compared in Unicode
 * form NFC: one keyboard writes 한 as one character, another as three.
 */
public final class PasswordHasher {
    /** Bytes of salt that {@link #hash} needs. */
    public static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private PasswordHasher() {}

    /** Hashes a password with a random salt. */
    public static String hash(String password, byte[] salt, Argon2Parameters parameters) {
        return format(parameters, salt, compute(password, salt, parameters, HASH_BYTES));
    }

    /** A hash that no known password fits; verifying against it costs as much as against a real one. */
    public static String unmatched(byte[] salt, byte[] randomHash, Argon2Parameters parameters) {
        return format(parameters, salt, randomHash);
    }

    /**
     * Whether the password is the one that was hashed.
     *
     * @throws IllegalArgumentException when the text is not an Argon2id hash
     */
    public static boolean verify(String password, String hash) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash in PHC format");
        }
        Argon2Parameters parameters = new Argon2Parameters(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(expected, compute(password, salt, parameters, expected.length));
    }

    private static String format(Argon2Parameters parameters, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + parameters.memoryKib() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] compute(String password, byte[] salt, Argon2Parameters parameters, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .withSalt(salt)
                .build());
        byte[] result = new byte[length];
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), result);
        return result;
    }
}
