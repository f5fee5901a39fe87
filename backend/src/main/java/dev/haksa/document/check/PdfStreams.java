package dev.haksa.document.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the compressed parts of a PDF without keeping anything, before a library keeps them: a few kilobytes can
 * unpack to more than the machine has.
 */
final class PdfStreams {
    /** A colour scan of a large page. */
    private static final long MOST_BYTES_OF_ONE = 256L * 1024 * 1024;

    private static final long MOST_BYTES_OF_ALL = 1024L * 1024 * 1024;
    private static final int DICTIONARY_REACH = 1024;
    private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern PACKING =
            Pattern.compile("FlateDecode|LZWDecode|RunLengthDecode|/Fl\\b|/LZW\\b|/RL\\b");
    private static final Pattern BEGINNING_OF_OBJECT = Pattern.compile("\\bobj\\b");

    private PdfStreams() {}

    static void requireBounded(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            long total = 0;
            for (int at = next(content, 0); at >= 0; at = next(content, at)) {
                refuseRepeatedPacking(content, at - KEYWORD.length);
                total += unpacked(content, at);
                if (total > MOST_BYTES_OF_ALL) {
                    throw Refusals.unpacksTooLarge();
                }
            }
        }
    }

    /** Position after the next keyword that begins a stream; -1 without one. */
    private static int next(ByteBuffer content, int from) {
        for (int at = from; at <= content.limit() - KEYWORD.length; at++) {
            boolean begins = content.get(at) == KEYWORD[0] && matches(content, at);
            boolean ends = at >= 3 && content.get(at - 1) == 'd' && content.get(at - 2) == 'n';
            if (begins && !ends) {
                return at + KEYWORD.length;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuffer content, int at) {
        for (int i = 0; i < KEYWORD.length; i++) {
            if (content.get(at + i) != KEYWORD[i]) {
                return false;
            }
        }
        return true;
    }

    /** Packed in packed grows without bounds that could be found by unpacking once. */
    private static void refuseRepeatedPacking(ByteBuffer content, int end) {
        int from = Math.max(0, end - DICTIONARY_REACH);
        byte[] bytes = new byte[end - from];
        content.get(from, bytes);
        String before = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher object = BEGINNING_OF_OBJECT.matcher(before);
        int begins = 0;
        while (object.find()) {
            begins = object.end();
        }
        long packings = PACKING.matcher(before.substring(begins)).results().count();
        if (packings > 1) {
            throw Refusals.unpacksTooLarge();
        }
    }

    private static long unpacked(ByteBuffer content, int keywordEnd) {
        int at = keywordEnd;
        while (at < content.limit() && (content.get(at) == '\r' || content.get(at) == '\n')) {
            at++;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content.duplicate().position(at));
            return inflate(inflater);
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }

    private static long inflate(Inflater inflater) throws DataFormatException {
        byte[] piece = new byte[1 << 16];
        while (!inflater.finished()) {
            if (inflater.inflate(piece) == 0) {
                break;
            }
            if (inflater.getBytesWritten() > MOST_BYTES_OF_ONE) {
                throw Refusals.unpacksTooLarge();
            }
        }
        return inflater.getBytesWritten();
    }
}
