package dev.haksa.shared.files;

import dev.haksa.support.ObjectStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings of a bucket, as a test wants them. */
record S3Settings(URI address, String name, String secret, Duration attempt, Duration patience)
        implements FilesConfig.S3 {
    static S3Settings of(ObjectStore store) {
        return new S3Settings(
                store.endpoint(),
                ObjectStore.BUCKET,
                ObjectStore.SECRET_KEY,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(address);
    }

    @Override
    public String region() {
        return "test";
    }

    @Override
    public Optional<String> bucket() {
        return Optional.of(name);
    }

    @Override
    public Optional<String> prefix() {
        return Optional.of("haksa/files");
    }

    @Override
    public boolean pathStyle() {
        return true;
    }

    @Override
    public Optional<String> accessKey() {
        return Optional.of(ObjectStore.ACCESS_KEY);
    }

    @Override
    public Optional<String> secretKey() {
        return Optional.of(secret);
    }

    @Override
    public int connections() {
        return 16;
    }
}
