package dev.haksa.cardissuer.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the manifest says of one file. */
record FileFacts(String path, String mediaType, long sizeBytes, String sha256) {
    static FileFacts of(String path, String mediaType, byte[] content) {
        return new FileFacts(path, mediaType, content.length, hex(digest().digest(content)));
    }

    static FileFacts photo(TransferEntry entry) {
        return new FileFacts(entry.photoPath(), "image/jpeg", entry.photoBytes(), entry.photoSha256());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
