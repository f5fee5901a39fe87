package dev.haksa.shared.http;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Optimistic locking over HTTP (RFC 9110, RFC 6585): strong tags made of a version number. */
public final class EntityTags {
    private EntityTags() {}

    /** The tag of a version, with quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Proves that the client changes what it has seen.
     *
     * @throws ProblemException 428 without {@code If-Match}, 412 when it names another version
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(ProblemType.PRECONDITION_REQUIRED, Map.of("etag", of(version)));
        }
        String current = of(version);
        boolean matches = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(current) || tag.equals("*"));
        if (!matches) {
            throw new ProblemException(ProblemType.STALE_VERSION, Map.of("sent", ifMatch, "current", current));
        }
    }
}
