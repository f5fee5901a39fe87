package dev.haksa.shared.files;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names of files and of the shelves they stand on: the first two digits, so that no list grows too long. */
final class FileNames {
    /** All shelves. */
    static final List<String> SHELVES =
            IntStream.range(0, 256).mapToObj("%02x"::formatted).toList();

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SHELF_DIGITS = 2;

    private FileNames() {}

    static boolean isName(String text) {
        return SHA_256.matcher(text).matches();
    }

    /**
     * The shelf of a file.
     *
     * @throws IllegalArgumentException when it is no SHA-256
     */
    static String shelf(String sha256) {
        if (!isName(sha256)) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return sha256.substring(0, SHELF_DIGITS);
    }
}
