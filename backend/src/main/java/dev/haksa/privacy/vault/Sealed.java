package dev.haksa.privacy.vault;

/**
 * A sealed resident number.
 *
 * @param keyId of the key that opens it
 * @param bytes nonce, ciphertext and tag
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(String keyId, byte[] bytes) {}
