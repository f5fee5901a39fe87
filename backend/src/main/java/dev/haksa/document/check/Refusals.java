package dev.haksa.document.check;

import dev.haksa.shared.problem.ProblemException;
import java.util.Map;

/** Why a file is not accepted. */
final class Refusals {
    private Refusals() {}

    static ProblemException unknownFormat() {
        return of("DOCUMENT_FORMAT", Map.of());
    }

    static ProblemException secondNature() {
        return of("DOCUMENT_SECOND_NATURE", Map.of());
    }

    static ProblemException unreadable() {
        return of("DOCUMENT_UNREADABLE", Map.of());
    }

    static ProblemException encrypted() {
        return of("DOCUMENT_ENCRYPTED", Map.of());
    }

    static ProblemException active(String what) {
        return of("DOCUMENT_ACTIVE_CONTENT", Map.of("found", what));
    }

    static ProblemException unpacksTooLarge() {
        return of("DOCUMENT_UNPACKS_TOO_LARGE", Map.of());
    }

    static ProblemException tooManyPixels(long pixels, long limit) {
        return of("DOCUMENT_TOO_MANY_PIXELS", Map.of("pixels", pixels, "limit", limit));
    }

    static ProblemException tooLong(int edge, int limit) {
        return of("DOCUMENT_PICTURE_TOO_LONG", Map.of("edge", edge, "limit", limit));
    }

    static ProblemException tooManyPasses(int passes) {
        return of("DOCUMENT_TOO_MANY_PASSES", Map.of("passes", passes));
    }

    private static ProblemException of(String code, Map<String, Object> facts) {
        return ProblemException.invalid(code, "", facts);
    }
}
