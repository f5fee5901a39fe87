package dev.haksa.shared.files;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/**
 * A bucket and the way to it.
 *
 * @param place where it is, for people
 * @param prefix before all keys; empty, or with a slash at its end
 * @param page most names that one answer lists
 * @param limits of time
 */
record S3Bucket(S3AsyncClient client, String place, String name, String prefix, int page, S3Limits limits) {
    private static final int PAGE = 1000;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    static S3Bucket of(FilesConfig.S3 config) {
        String bucket = config.bucket()
                .orElseThrow(() -> new IllegalStateException(
                        "haksa.files.store=s3 needs the name of a bucket: haksa.files.s3.bucket"
                                + " (HAKSA_FILES_S3_BUCKET). It must exist already."));
        String place = config.endpoint().map(Object::toString).orElse("AWS, " + config.region());
        return new S3Bucket(
                client(config), place, bucket, prefix(config.prefix().orElse("")), PAGE, S3Limits.of(config));
    }

    private static String prefix(String configured) {
        return configured.isEmpty() || configured.endsWith("/") ? configured : configured + "/";
    }

    /**
     * Checksums only where they are asked for: object stores beside AWS do not know those that the SDK would add by
     * itself. What is put carries its SHA-256, which proves more.
     */
    private static S3AsyncClient client(FilesConfig.S3 config) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(credentials(config))
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(config.attempt()).apiCallTimeout(config.patience()))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(config.connections())
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(config.attempt())
                        .readTimeout(config.patience())
                        .writeTimeout(config.patience()));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(FilesConfig.S3 config) {
        Optional<String> secret = config.secretKey();
        if (config.accessKey().isPresent() != secret.isPresent()) {
            throw new IllegalStateException(
                    "haksa.files.s3.access-key and haksa.files.s3.secret-key belong together: set both, or neither.");
        }
        return secret.isPresent()
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(config.accessKey().orElseThrow(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }
}
