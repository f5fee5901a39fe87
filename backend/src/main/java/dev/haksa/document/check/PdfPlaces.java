package dev.haksa.document.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts what looks like the place of an object, in the table at the end or at the object itself: readers keep a hundred
 * bytes for each, before anything can be asked of them.
 */
final class PdfPlaces {
    private static final int MOST_PLACES = 500_000;

    private PdfPlaces() {}

    static void requireBounded(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int places = 0;
            for (int at = 2; at < content.limit(); at++) {
                if (isPlace(content, at)) {
                    places++;
                }
            }
            if (places > MOST_PLACES) {
                throw Refusals.unpacksTooLarge();
            }
        }
    }

    /** The {@code n} of "0000000016 00000 n", or the {@code o} of "12 0 obj". */
    private static boolean isPlace(ByteBuffer content, int at) {
        byte letter = content.get(at);
        return (letter == 'n' || letter == 'o')
                && isSpace(content.get(at - 1))
                && isDigitOrSpace(content.get(at - 2))
                && (letter == 'n' || (at + 1 < content.limit() && content.get(at + 1) == 'b'));
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    }

    private static boolean isDigitOrSpace(byte letter) {
        return isSpace(letter) || (letter >= '0' && letter <= '9');
    }
}
