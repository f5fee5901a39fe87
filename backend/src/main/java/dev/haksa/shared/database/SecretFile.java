package dev.haksa.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A 256-bit random secret in a file that only its owner can read; made at first use. */
public record SecretFile(Path path) {
    private static final int BYTES = 32;

    /** The secret as base64url without padding. */
    public String readOrCreate() throws IOException {
        if (Files.exists(path)) {
            return Files.readString(path).strip();
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.createFile(path, ownerOnly());
        Files.writeString(path, secret + "\n");
        return secret;
    }

    private FileAttribute<?>[] ownerOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
