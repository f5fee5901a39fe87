package dev.haksa.shared.paging;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An opaque position in a sorted list: the sort keys of the last item seen, as base64url of a JSON array. */
public final class Cursor {
    private Cursor() {}

    /** Writes a cursor. */
    public static String encode(Object... keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new JsonArray(List.of(keys)).encode().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor of a known number of keys.
     *
     * @throws ProblemException when the text is not a cursor of this list
     */
    public static @Nullable JsonArray decode(@Nullable String cursor, int keys) {
        if (cursor == null) {
            return null;
        }
        try {
            JsonArray array = new JsonArray(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (array.size() == keys) {
                return array;
            }
        } catch (IllegalArgumentException | DecodeException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** The answer to a cursor that is not one of this list. */
    public static ProblemException invalid(@Nullable Throwable cause) {
        return ProblemException.invalid(List.of(new InputViolation("INVALID_CURSOR", "?after", Map.of())), cause);
    }
}
