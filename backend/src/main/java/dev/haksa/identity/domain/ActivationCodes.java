package dev.haksa.identity.domain;

import java.math.BigInteger;
import java.util.Locale;

/**
 * One-time codes that people type from paper: 120 random bits as 24 characters in groups of four, in an alphabet
 * without letters that look like digits.
 */
public final class ActivationCodes {
    /** Random bytes that a code is made of. */
    public static final int BYTES = 15;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 24;
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private ActivationCodes() {}

    /** Writes random bytes as {@code XXXX-XXXX-XXXX-XXXX-XXXX-XXXX}. */
    public static String format(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("a code is made of " + BYTES + " bytes");
        }
        BigInteger number = new BigInteger(1, random);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            int index = number.shiftRight(BITS * (CHARACTERS - 1 - i)).intValue() & (ALPHABET.length() - 1);
            code.append(ALPHABET.charAt(index));
        }
        return code.toString();
    }

    /** A typed code as it is compared: without hyphens and spaces, in capitals, O as 0 and I and L as 1. */
    public static String normalise(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
