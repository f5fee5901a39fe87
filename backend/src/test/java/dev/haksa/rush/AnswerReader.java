package dev.haksa.rush;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the end of an HTTP/1.1 answer with as little work as possible. */
final class AnswerReader {
    private static final int FIRST_BYTES = 4 * 1024;
    private static final int STATUS_AT = 9;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;
    /** Where the body begins; {@link #UNKNOWN} before the headers are complete. */
    private int body = UNKNOWN;
    /** Length of the body; {@link #UNKNOWN} when it comes in chunks. */
    private int length = UNKNOWN;

    private boolean keepAlive = true;

    void clear() {
        size = 0;
        body = UNKNOWN;
        length = UNKNOWN;
        keepAlive = true;
    }

    void add(ByteBuffer more) {
        int count = more.remaining();
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
        more.get(bytes, size, count);
        size += count;
    }

    boolean isComplete() {
        if (body == UNKNOWN && !readHeaders()) {
            return false;
        }
        return length == UNKNOWN ? endsWithLastChunk() : size >= body + length;
    }

    Answer answer(long nanos) {
        int status = Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.US_ASCII));
        byte[] content = length == UNKNOWN ? joinChunks() : Arrays.copyOfRange(bytes, body, body + length);
        return new Answer(status, content, keepAlive, nanos);
    }

    private boolean readHeaders() {
        int line = 0;
        boolean chunked = false;
        for (int i = 0; i + 1 < size; i++) {
            if (bytes[i] != '\r' || bytes[i + 1] != '\n') {
                continue;
            }
            if (i == line) {
                body = i + 2;
                // An answer without either has no body (204, 304).
                length = chunked ? UNKNOWN : Math.max(length, 0);
                return true;
            }
            if (startsWith(line, LENGTH)) {
                length = Integer.parseInt(
                        new String(bytes, line + LENGTH.length, i - line - LENGTH.length, StandardCharsets.US_ASCII)
                                .strip());
            } else if (startsWith(line, CHUNKED)) {
                chunked = true;
            } else if (startsWith(line, CLOSE)) {
                keepAlive = false;
            }
            line = i + 2;
            i++;
        }
        length = UNKNOWN;
        keepAlive = true;
        return false;
    }

    private boolean startsWith(int at, byte[] lowerCase) {
        if (at + lowerCase.length > size) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int letter = bytes[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithLastChunk() {
        return size >= body + 5
                && bytes[size - 6] == '\n'
                && bytes[size - 5] == '0'
                && bytes[size - 4] == '\r'
                && bytes[size - 3] == '\n'
                && bytes[size - 2] == '\r'
                && bytes[size - 1] == '\n';
    }

    private byte[] joinChunks() {
        ByteArrayOutputStream content = new ByteArrayOutputStream(size - body);
        int at = body;
        while (true) {
            int end = at;
            while (bytes[end] != '\r') {
                end++;
            }
            int chunk = Integer.parseInt(new String(bytes, at, end - at, StandardCharsets.US_ASCII), 16);
            if (chunk == 0) {
                return content.toByteArray();
            }
            content.write(bytes, end + 2, chunk);
            at = end + 2 + chunk + 2;
        }
    }
}
