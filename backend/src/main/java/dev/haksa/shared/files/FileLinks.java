package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.DerivedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Links to files for whoever may see them now, to be used where no token can be sent: pictures in a page, downloads of a
 * browser, large files that are fetched in parts. The link itself says what it hands out and until when, and is signed
 * (HMAC-SHA-256), so no instance has to remember it. Who asks for a link is checked and recorded by the feature that
 * gives it out.
 */
@ApplicationScoped
public class FileLinks {
    /** No link lives longer. */
    public static final Duration LONGEST = Duration.ofHours(24);

    static final String PATH = "/api/v1/files/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "haksa file links 2";
    private static final int SHA_256_BYTES = 32;
    private static final int READER_BYTES = 8;
    private static final int MOST_TOKEN_CHARACTERS = 3000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;
    private final Clock clock;

    FileLinks(DerivedKeys keys, Clock clock) {
        this.key = keys.derive(PURPOSE, ALGORITHM);
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @param life how long it works, in whole seconds; at most {@link #LONGEST}
     * @param askedBy id of the account that asks for it, on whose account the file is read; nobody can tell it from the link
     * @throws IllegalArgumentException when it shall live longer, or not at all
     */
    public SignedLink sign(FileLink what, Duration life, String askedBy) {
        if (life.toSeconds() <= 0 || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a link lives up to " + LONGEST + ", not " + life);
        }
        long expiresAt = clock.instant().plus(life).getEpochSecond();
        byte[] content = write(what, expiresAt, reader(askedBy));
        byte[] token = ByteBuffer.allocate(SHA_256_BYTES + content.length)
                .put(signature(content))
                .put(content)
                .array();
        String text = ENCODER.encodeToString(token);
        if (text.length() > MOST_TOKEN_CHARACTERS) {
            throw new IllegalArgumentException("the name of the file is too long for a link");
        }
        return new SignedLink(PATH + text, Instant.ofEpochSecond(expiresAt));
    }

    /**
     * What a token hands out.
     *
     * @param reader the same for all links that the same account asked for
     */
    record Opened(FileLink file, String reader) {}

    /** What a token hands out; fails with 404 when it is not one of ours, and with 410 when its time is over. */
    Opened open(String token) {
        byte[] bytes = decode(token);
        byte[] content = Arrays.copyOfRange(bytes, SHA_256_BYTES, bytes.length);
        if (!MessageDigest.isEqual(signature(content), Arrays.copyOf(bytes, SHA_256_BYTES))) {
            throw unknown();
        }
        return read(ByteBuffer.wrap(content));
    }

    private static byte[] decode(String token) {
        try {
            byte[] bytes = token.length() > MOST_TOKEN_CHARACTERS
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (bytes.length > SHA_256_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static byte[] write(FileLink what, long expiresAt, byte[] reader) {
        byte[] type = what.mediaType().getBytes(StandardCharsets.UTF_8);
        byte[] name = what.fileName().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + READER_BYTES + SHA_256_BYTES + Short.BYTES + type.length + name.length)
                .putLong(expiresAt)
                .put(reader)
                .put(HexFormat.of().parseHex(what.sha256()))
                .putShort((short) type.length)
                .put(type)
                .put(name)
                .array();
    }

    private Opened read(ByteBuffer content) {
        try {
            Instant expiresAt = Instant.ofEpochSecond(content.getLong());
            if (!clock.instant().isBefore(expiresAt)) {
                throw new ProblemException(ProblemType.LINK_EXPIRED, Map.of("expiredAt", expiresAt));
            }
            String reader = HexFormat.of().formatHex(take(content, READER_BYTES));
            String sha256 = HexFormat.of().formatHex(take(content, SHA_256_BYTES));
            String type = new String(take(content, content.getShort()), StandardCharsets.UTF_8);
            String name = new String(take(content, content.remaining()), StandardCharsets.UTF_8);
            return new Opened(new FileLink(sha256, type, name), "links " + reader);
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("a link that we signed is cut off", e);
        }
    }

    private byte[] reader(String askedBy) {
        return Arrays.copyOf(signature(("reader " + askedBy).getBytes(StandardCharsets.UTF_8)), READER_BYTES);
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Without the token, which may be a real one that was copied badly. */
    private static ProblemException unknown() {
        return ProblemException.notFound("file", "…");
    }
}
