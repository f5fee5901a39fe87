package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import java.nio.file.NoSuchFileException;

/** What failures of a file store mean for who asked: no such file, or come again later. Details go to the log only, see {@link WatchedFileStore}. */
final class StoreFailures {
    private static final int RETRY_AFTER_SECONDS = 5;

    private StoreFailures() {}

    static Throwable ofFolder(Throwable failure, String sha256) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException) {
                return missing(sha256);
            }
        }
        return unavailable(failure);
    }

    static ProblemException missing(String sha256) {
        return ProblemException.notFound("file", sha256);
    }

    /** The store does not answer, or not as it should. */
    static ProblemException unavailable(Throwable failure) {
        return ProblemException.storageUnavailable(RETRY_AFTER_SECONDS, failure);
    }
}
