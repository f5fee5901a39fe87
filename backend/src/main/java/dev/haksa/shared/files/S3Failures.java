package dev.haksa.shared.files;

import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What failures of the SDK mean. Its own words go to the log and to whoever starts the product, to nobody else. */
final class S3Failures {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MOVED = 301;
    private static final int NO_SUCH_RANGE = 416;

    private S3Failures() {}

    /** Whether the object is not there, while the bucket is. */
    static boolean isMissing(Throwable failure) {
        return status(failure) == NOT_FOUND && !(cause(failure) instanceof NoSuchBucketException);
    }

    static boolean isBeyondEnd(Throwable failure) {
        return status(failure) == NO_SUCH_RANGE;
    }

    /** A 503 for failures of the store; others stay what they are. */
    static Throwable unavailable(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof SdkException ? StoreFailures.unavailable(cause) : failure;
    }

    /** The sentence for whoever configured the bucket. */
    static IllegalStateException unusable(Throwable failure, S3Bucket bucket) {
        String reason = switch (status(failure)) {
            case NOT_FOUND -> "there is no such bucket: create it, or correct haksa.files.s3.bucket";
            case FORBIDDEN ->
                "access is denied: the key needs to get, put, delete and list in it"
                        + " (haksa.files.s3.access-key, haksa.files.s3.secret-key)";
            case MOVED -> "it is in another region: correct haksa.files.s3.region";
            default ->
                "it cannot be reached (" + cause(failure).getMessage()
                        + "): check haksa.files.s3.endpoint, haksa.files.s3.region and haksa.files.s3.path-style";
        };
        String sentence = "Files shall be kept in the S3 bucket '" + bucket.name() + "' at " + bucket.place() + ", but "
                + reason + ".";
        return isWrong(status(failure))
                ? new IllegalStateException(sentence, cause(failure))
                : new UnreachableStoreException(sentence, cause(failure));
    }

    /** Whether the store answered that the configuration is wrong, and so will answer the same tomorrow. */
    private static boolean isWrong(int status) {
        return status == NOT_FOUND || status == FORBIDDEN || status == MOVED;
    }

    private static int status(Throwable failure) {
        return cause(failure) instanceof S3Exception s3 ? s3.statusCode() : 0;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
