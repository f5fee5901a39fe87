package dev.haksa.support;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** A server that speaks S3, on a free port of this machine, with one bucket. */
public final class ObjectStore implements AutoCloseable {
    public static final String BUCKET = "haksa-test";
    public static final String ACCESS_KEY = "test-key";
    public static final String SECRET_KEY = "test-secret";

    private final S3Proxy server;
    private final URI endpoint;

    private ObjectStore(S3Proxy server) {
        this.server = server;
        this.endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Starts one that keeps everything in memory and forgets it at its end. */
    public static ObjectStore start() {
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("transient-nio2", new Properties()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the object store does not start", e);
        }
        ObjectStore store = new ObjectStore(server);
        try (S3AsyncClient client = store.client()) {
            client.createBucket(request -> request.bucket(BUCKET)).join();
        }
        return store;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client for looking behind the product. */
    public S3AsyncClient client() {
        return S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of("test"))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object store does not stop", e);
        }
    }
}
