package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.support.Eventually;
import dev.haksa.support.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@QuarkusTest
class S3FileStoreTest extends FileStoreContract {
    private static final String HASH = "ab" + "0".repeat(62);

    /** What a request may take that is not to be brief, long enough for every machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What a request may take at least, on a machine that has much else to do. */
    private static final Duration BRIEF = Duration.ofSeconds(6);

    private static ObjectStore server;
    private static S3Bucket bucket;

    @Inject
    FileTurns turns;

    private S3FileStore store;
    private String prefix;

    @BeforeAll
    static void startServer() {
        server = ObjectStore.start();
        bucket = S3Bucket.of(S3Settings.of(server));
    }

    @AfterAll
    static void stopServer() {
        bucket.client().close();
        server.close();
    }

    /** A prefix of its own makes it empty. */
    @BeforeEach
    void open() {
        prefix = "haksa/" + UUID.randomUUID() + "/";
        S3Bucket empty = new S3Bucket(bucket.client(), bucket.place(), bucket.name(), prefix, 3, bucket.limits());
        store = new S3FileStore(empty, turns, vertx);
    }

    @Override
    Path scratch() {
        return received.resolve("files");
    }

    @Override
    FileStore store() {
        return store;
    }

    @Test
    void keys_stand_below_the_prefix_on_shelves() throws IOException {
        byte[] content = {1, 2, 3};
        IncomingFile file = new IncomingFile(
                Files.write(received.resolve("a"), content),
                "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
                content.length);
        await(store.put(file));
        try (S3AsyncClient client = server.client()) {
            assertThat(client.headObject(request ->
                                    request.bucket(ObjectStore.BUCKET).key(prefix + "03/" + file.sha256()))
                            .join()
                            .contentLength())
                    .isEqualTo(3);
        }
    }

    @Test
    void refuses_content_that_is_not_what_its_name_says() throws IOException {
        IncomingFile file = new IncomingFile(Files.write(received.resolve("b"), new byte[10]), HASH, 10);
        assertUnavailable(() -> await(store.put(file)));
        assertThatThrownBy(() -> await(store.size(HASH))).isInstanceOf(ProblemException.class);
    }

    @Test
    void lists_a_shelf_of_many_pages() {
        List<String> names = IntStream.range(0, 11)
                .mapToObj(number -> "fe%062d".formatted(number))
                .toList();
        try (S3AsyncClient client = server.client()) {
            names.forEach(name -> place(client, name));
            place(client, "fe-README");
        }
        assertThat(await(store.list("fe"))).containsExactlyElementsOf(names);
        assertThat(await(store.list("fd"))).isEmpty();
    }

    private void place(S3AsyncClient client, String name) {
        client.putObject(
                        request -> request.bucket(ObjectStore.BUCKET).key(prefix + "fe/" + name),
                        AsyncRequestBody.fromString("x"))
                .join();
    }

    @Test
    void says_at_the_start_what_is_wrong_with_the_bucket() throws IOException {
        S3Settings right = S3Settings.of(server);
        await(store.check());
        assertUnusable(
                new S3Settings(right.address(), "no-such-bucket", right.secret(), right.attempt(), right.patience()),
                "no-such-bucket",
                "there is no such bucket",
                "haksa.files.s3.bucket");
        assertUnusable(
                new S3Settings(right.address(), right.name(), "wrong", right.attempt(), right.patience()),
                "access is denied",
                "haksa.files.s3.secret-key");
        assertUnusable(unreachable(), "cannot be reached", "haksa.files.s3.endpoint");
    }

    @Test
    void a_start_does_not_depend_on_a_store_that_is_out_of_reach() throws IOException {
        S3Settings right = S3Settings.of(server);
        S3FileStore gone = store(unreachable());
        await(FileStoreProducer.require(gone));
        gone.close();
        S3FileStore wrong = store(
                new S3Settings(right.address(), "no-such-bucket", right.secret(), right.attempt(), right.patience()));
        assertThatThrownBy(() -> await(FileStoreProducer.require(wrong))).isInstanceOf(IllegalStateException.class);
        wrong.close();
    }

    /** The database waits with it. */
    @Test
    void removing_waits_only_briefly_for_a_store_that_says_nothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            S3FileStore store = store(settings(silent.getLocalPort(), LONG, LONG.multipliedBy(3)));
            long begun = System.nanoTime();
            assertUnavailable(() -> await(store.removeIfOlder(HASH, java.time.Instant.now())));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
            store.close();
        }
    }

    @Test
    void a_slow_line_has_time_for_a_large_file() throws Exception {
        byte[] content = new byte[14_000_000];
        new Random(1).nextBytes(content);
        IncomingFile file =
                new IncomingFile(Files.write(received.resolve("slow"), content), sha256(content), content.length);
        try (SlowLine line = new SlowLine(server.endpoint().getPort(), 2_000_000)) {
            S3FileStore slow = store(settings(line.port(), BRIEF, BRIEF.multipliedBy(3)));
            await(slow.put(file));
            slow.close();
        }
    }

    @Test
    void a_reader_may_rest_for_longer_than_the_line_does() throws Exception {
        byte[] content = new byte[6_000_000];
        new Random(2).nextBytes(content);
        String name = sha256(content);
        S3FileStore patient = store(S3Settings.of(server));
        await(patient.put(new IncomingFile(Files.write(received.resolve("rest"), content), name, content.length)));
        patient.close();
        S3FileStore impatient = store(settings(server.endpoint().getPort(), BRIEF, BRIEF));
        AssertSubscriber<Buffer> reader = AssertSubscriber.create(1);
        await(impatient.read(name)).subscribe().withSubscriber(reader);
        reader.awaitItems(1, LONG);
        long rested = System.nanoTime() + BRIEF.plusSeconds(1).toNanos();
        Eventually.holds("the reader has rested", () -> System.nanoTime() > rested);
        reader.request(Long.MAX_VALUE);
        reader.awaitCompletion(LONG);
        Buffer all = Buffer.buffer();
        reader.getItems().forEach(all::appendBuffer);
        assertThat(all.getBytes()).isEqualTo(content);
        impatient.close();
    }

    private static String sha256(byte[] content) throws java.security.GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static S3Settings settings(int port, Duration attempt, Duration patience) {
        return new S3Settings(
                URI.create("http://127.0.0.1:" + port), ObjectStore.BUCKET, ObjectStore.SECRET_KEY, attempt, patience);
    }

    @Test
    void a_store_out_of_reach_is_a_problem_of_its_own_and_says_nothing_of_its_inside() throws IOException {
        S3FileStore gone = store(unreachable());
        assertUnavailable(() -> await(gone.size(HASH)));
        assertUnavailable(() -> await(gone.read(HASH)));
        assertUnavailable(() -> await(gone.read(HASH, 0, 1)));
        assertUnavailable(() -> await(gone.list("ab")));
        assertUnavailable(() -> await(gone.removeIfOlder(HASH, java.time.Instant.now())));
        IncomingFile file = new IncomingFile(Files.write(received.resolve("c"), new byte[10]), HASH, 10);
        assertUnavailable(() -> await(gone.put(file)));
        assertThat(file.path()).exists();
        gone.close();
    }

    private S3FileStore store(S3Settings settings) {
        return new S3FileStore(S3Bucket.of(settings), turns, vertx);
    }

    /** An address where nobody answers. */
    private static S3Settings unreachable() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new S3Settings(
                    URI.create("http://127.0.0.1:" + free.getLocalPort()),
                    ObjectStore.BUCKET,
                    ObjectStore.SECRET_KEY,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2));
        }
    }

    private void assertUnusable(S3Settings settings, String... words) {
        S3FileStore wrong = store(settings);
        assertThatThrownBy(() -> await(wrong.check()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining(settings.secret());
        wrong.close();
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.STORAGE_UNAVAILABLE);
            assertThat(problem.facts()).containsOnlyKeys("retryAfterSeconds");
        });
    }
}
