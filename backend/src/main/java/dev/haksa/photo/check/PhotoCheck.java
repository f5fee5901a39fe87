package dev.haksa.photo.check;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.Map;

/** Turns what somebody sent into the picture that is kept, on threads of its own. */
public interface PhotoCheck {
    /** Pixels from left to right of every photo that is kept. */
    int WIDTH = 295;

    /** Pixels from top to bottom of every photo that is kept. */
    int HEIGHT = 367;

    /** Most bytes of a file that is looked at: 5 MB. Receive with this limit ({@code IncomingFiles}). */
    long MOST_BYTES = 5_000_000;

    /**
     * The photo to keep, with the doubts for the reviewer. Never call it inside a session or transaction. The file is
     * only read.
     *
     * @param asker who sent it: nobody fills the queue alone
     * @return fails with a problem that names everything that could be known: {@code PHOTO_NOT_JPEG},
     *     {@code PHOTO_BROKEN}, {@code PHOTO_POLYGLOT}, {@code PHOTO_TOO_LARGE_PICTURE}, {@code PHOTO_LANDSCAPE},
     *     {@code PHOTO_WRONG_SIZE}, with {@link Fit#CROP} {@code PHOTO_TOO_SMALL} in its place; with 413 and {@code
     *     PHOTO_TOO_LARGE_FILE} when the file is too long, with 503 when too many wait already, with 429 when too many of
     *     the same asker do
     */
    Uni<CheckedPhoto> check(Path file, Fit fit, String asker);

    /** A file that is longer than {@link #MOST_BYTES}: 413 {@code PHOTO_TOO_LARGE_FILE}. */
    static ProblemException tooLarge() {
        return ProblemException.tooLarge(
                "PHOTO_TOO_LARGE_FILE", Map.of("limitBytes", MOST_BYTES, "limitMegabytes", MOST_BYTES / 1_000_000));
    }
}
