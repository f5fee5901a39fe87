package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110, 14).
 *
 * @param first offset of the first byte
 * @param length in bytes, at least 1
 */
record ByteRange(long first, long length) {
    private static final Pattern SINGLE =
            Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * The part that a header asks for. Several parts at once, other units and what cannot be understood are answered
     * with the whole file, as the RFC allows.
     *
     * @return null for the whole file
     * @throws ProblemException 416 when the file has no such part
     */
    static @Nullable ByteRange of(String header, long size) {
        Matcher matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? null : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        return to < from ? null : part(from, to, size);
    }

    /** The value of {@code Content-Range}. */
    String of(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }

    private static ByteRange suffix(long length, long size) {
        if (length == 0 || size == 0) {
            throw none(size);
        }
        long taken = Math.min(length, size);
        return new ByteRange(size - taken, taken);
    }

    private static ByteRange part(long from, long to, long size) {
        if (from >= size) {
            throw none(size);
        }
        return new ByteRange(from, Math.min(to, size - 1) - from + 1);
    }

    private static ProblemException none(long size) {
        return new ProblemException(ProblemType.RANGE_NOT_SATISFIABLE, Map.of("sizeBytes", size));
    }
}
