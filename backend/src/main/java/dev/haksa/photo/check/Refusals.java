package dev.haksa.photo.check;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that speaks against a photo, collected so that the sender hears all of it at once. */
final class Refusals {
    private final Map<String, InputViolation> found = new LinkedHashMap<>();

    void notJpeg(String what) {
        add("PHOTO_NOT_JPEG", Map.of("found", what));
    }

    void broken(BrokenPhotoException why) {
        add("PHOTO_BROKEN", Map.of("reason", why.reason().name()));
    }

    void hidden(String what) {
        add("PHOTO_POLYGLOT", Map.of("found", what));
    }

    void tooManyPixels(long pixels, long limit) {
        add("PHOTO_TOO_LARGE_PICTURE", Map.of("pixels", pixels, "limit", limit));
    }

    void landscape(int width, int height) {
        add("PHOTO_LANDSCAPE", Map.of("widthPixels", width, "heightPixels", height));
    }

    void wrongSize(int width, int height) {
        add("PHOTO_WRONG_SIZE", measured(width, height));
    }

    void tooSmall(int width, int height) {
        add("PHOTO_TOO_SMALL", measured(width, height));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them as one answer. */
    ProblemException toException() {
        return ProblemException.invalid(List.copyOf(found.values()), null);
    }

    private static Map<String, Object> measured(int width, int height) {
        return Map.of(
                "widthPixels",
                width,
                "heightPixels",
                height,
                "neededWidth",
                PhotoCheck.WIDTH,
                "neededHeight",
                PhotoCheck.HEIGHT);
    }

    private void add(String code, Map<String, Object> facts) {
        found.putIfAbsent(code, new InputViolation(code, "", facts));
    }
}
