package dev.haksa.shared.files;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long requests to the object store may take.
 *
 * @param attempt longest time for one attempt
 * @param patience longest time with all repetitions
 */
record S3Limits(Duration attempt, Duration patience) {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final long SLOWEST_BYTES_PER_SECOND = 1_000_000;
    private static final long MILLIS = 1_000;

    static S3Limits of(FilesConfig.S3 config) {
        return new S3Limits(config.attempt(), config.patience());
    }

    /** For requests that somebody else waits for, with a connection to the database in hand: one attempt, and a short one. */
    AwsRequestOverrideConfiguration brief() {
        Duration brief = patience.compareTo(SHORT) < 0 ? patience : SHORT;
        return limited(brief, brief);
    }

    /** For sending so many bytes: as much more time as a slow line takes for them. */
    AwsRequestOverrideConfiguration sending(long bytes) {
        Duration more = Duration.ofMillis(bytes * MILLIS / SLOWEST_BYTES_PER_SECOND);
        return limited(attempt.plus(more), patience.plus(more.multipliedBy(2)));
    }

    private static AwsRequestOverrideConfiguration limited(Duration attempt, Duration all) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(all)
                .build();
    }
}
