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

    static S3Limits of(FilesConfig.S3 config) {
        return new S3Limits(config.attempt(), config.patience());
    }

    /** For requests that somebody else waits for, with a connection to the database in hand: one attempt, and a short one. */
    AwsRequestOverrideConfiguration brief() {
        Duration brief = patience.compareTo(SHORT) < 0 ? patience : SHORT;
        return limited(brief, brief);
    }

    private static AwsRequestOverrideConfiguration limited(Duration attempt, Duration all) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(all)
                .build();
    }
}
