package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.jboss.logging.Logger;

/** What failures of a file store mean for who asked: no such file, or come again later. Details go to the log only. */
final class StoreFailures {
    private static final Logger LOG = Logger.getLogger(StoreFailures.class);
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
        LOG.errorf("The file store cannot be used: %s", failure);
        return new ProblemException(ProblemType.STORAGE_UNAVAILABLE, Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
