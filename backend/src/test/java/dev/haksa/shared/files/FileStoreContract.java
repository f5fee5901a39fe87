package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every file store does, whatever it keeps files in. */
abstract class FileStoreContract extends HttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Random RANDOM = new Random(20260301);

    @TempDir
    Path received;

    @Inject
    Vertx vertx;

    @Inject
    FileSweepTurn turn;

    /** An empty one for each test. */
    abstract FileStore store();

    /** Where its uploads under way lie. */
    abstract Path scratch();

    @Test
    void keeps_a_file_which_is_then_gone_from_where_it_was_received() throws IOException {
        byte[] content = bytes(100_000);
        IncomingFile file = incoming(content);
        await(store().put(file));
        assertThat(file.path()).doesNotExist();
        assertThat(await(store().size(file.sha256()))).isEqualTo(content.length);
        assertThat(read(file.sha256())).isEqualTo(content);
    }

    @Test
    void keeps_an_empty_file() throws IOException {
        String sha = put(new byte[0]);
        assertThat(await(store().size(sha))).isZero();
        assertThat(read(sha)).isEmpty();
        assertThat(read(sha, 0, 0)).isEmpty();
    }

    @Test
    void keeps_the_same_content_once() throws IOException {
        byte[] content = bytes(1_000);
        String sha = put(content);
        assertThat(put(content)).isEqualTo(sha);
        assertThat(read(sha)).isEqualTo(content);
        assertThat(await(store().list(sha.substring(0, 2)))).containsOnlyOnce(sha);
    }

    @Test
    void keeps_a_large_file_unchanged() throws IOException {
        byte[] content = bytes(20 * 1024 * 1024 + 17);
        String sha = put(content);
        assertThat(read(sha)).isEqualTo(content);
        assertThat(read(sha, 10_000_000, 7_000_000)).isEqualTo(Arrays.copyOfRange(content, 10_000_000, 17_000_000));
    }

    @Test
    void reads_a_part() throws IOException {
        byte[] content = bytes(300_000);
        String sha = put(content);
        assertThat(read(sha, 0, 1)).isEqualTo(Arrays.copyOfRange(content, 0, 1));
        assertThat(read(sha, 0, 300_000)).isEqualTo(content);
        assertThat(read(sha, 299_999, 1)).isEqualTo(Arrays.copyOfRange(content, 299_999, 300_000));
        assertThat(read(sha, 100_001, 150_003)).isEqualTo(Arrays.copyOfRange(content, 100_001, 250_004));
        assertThat(read(sha, 299_990, 500)).isEqualTo(Arrays.copyOfRange(content, 299_990, 300_000));
        assertThat(read(sha, 5, 0)).isEmpty();
    }

    @Test
    void a_reader_may_stop_early() throws IOException {
        String sha = put(bytes(5_000_000));
        List<Buffer> first =
                await(await(store().read(sha)).select().first(1).collect().asList());
        assertThat(first).hasSize(1);
        assertThat(read(sha)).hasSize(5_000_000);
    }

    @Test
    void says_that_there_is_no_such_file() {
        String unknown = hash(bytes(10));
        assertMissing(store().size(unknown));
        assertMissing(store().read(unknown));
        assertMissing(store().read(unknown, 0, 5));
        assertThat(await(store().removeIfOlder(unknown, Instant.now()))).isFalse();
    }

    @Test
    void refuses_what_is_no_hash() {
        assertThatThrownBy(() -> await(store().read("../secret"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_file_stands_on_exactly_one_shelf() throws IOException {
        String first = put(bytes(10));
        String second = put(bytes(11));
        assertThat(stored()).containsOnlyOnce(first, second);
    }

    @Test
    void removes_a_file_that_is_older_and_leaves_a_younger_one() throws IOException {
        String sha = put(bytes(10));
        assertThat(await(store().removeIfOlder(sha, Instant.now().minusSeconds(60))))
                .isFalse();
        assertThat(await(store().size(sha))).isEqualTo(10);
        assertThat(await(store().removeIfOlder(sha, Instant.now().plusSeconds(60))))
                .isTrue();
        assertMissing(store().size(sha));
        assertThat(await(store().list(sha.substring(0, 2)))).doesNotContain(sha);
        assertThat(await(store().removeIfOlder(sha, Instant.now().plusSeconds(60))))
                .isFalse();
    }

    @Test
    void what_was_removed_can_be_put_again() throws IOException {
        byte[] content = bytes(500);
        String sha = put(content);
        assertThat(await(store().removeIfOlder(sha, Instant.now().plusSeconds(60))))
                .isTrue();
        put(content);
        assertThat(read(sha)).isEqualTo(content);
    }

    /** Whoever puts in the same moment as somebody removes finds the file there afterwards, every time. */
    @Test
    void what_is_put_while_it_is_removed_is_there_afterwards() throws Exception {
        List<byte[]> contents =
                IntStream.range(0, 40).mapToObj(number -> bytes(2_000 + number)).toList();
        for (int round = 0; round < 3; round++) {
            List<String> names = putAll(contents);
            Instant put = Instant.now();
            Eventually.holds("the files grow old", () -> Instant.now().isAfter(put.plusMillis(2_200)));
            Instant before = Instant.now().minusSeconds(1);
            Thread remover =
                    Thread.startVirtualThread(() -> names.forEach(name -> await(store().removeIfOlder(name, before))));
            putAll(contents);
            remover.join();
            for (int i = 0; i < names.size(); i++) {
                assertThat(read(names.get(i))).isEqualTo(contents.get(i));
            }
        }
    }

    private List<String> putAll(List<byte[]> contents) throws IOException {
        List<String> names = new ArrayList<>();
        for (byte[] content : contents) {
            names.add(put(content));
        }
        return names;
    }

    @Test
    void the_sweep_removes_what_nothing_refers_to_after_the_grace_time() throws IOException {
        String used = put(bytes(10));
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            unused.add(put(bytes(20 + i)));
        }
        Path broken = Files.createDirectories(scratch().resolve("incoming")).resolve("broken-off");
        Files.write(broken, new byte[1]);
        OrphanFiles orphans = orphans(names -> Uni.createFrom().item(Set.of(used)));
        await(orphans.sweep());
        assertThat(stored()).contains(used).containsAll(unused);
        assertThat(broken).exists();
        MovableClock.get().advance(Duration.ofHours(25));
        await(orphans.sweep());
        assertThat(stored()).containsExactly(used);
        assertThat(broken).doesNotExist();
        await(orphans.sweep());
        assertThat(stored()).containsExactly(used);
    }

    @Test
    void what_a_broken_sweep_leaves_the_next_one_removes() throws IOException {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            unused.add(put(bytes(30 + i)));
        }
        MovableClock.get().advance(Duration.ofHours(25));
        AtomicInteger shelves = new AtomicInteger();
        OrphanFiles breaking = orphans(names -> shelves.incrementAndGet() > 3
                ? Uni.createFrom().failure(new IllegalStateException("the instance dies"))
                : Uni.createFrom().item(Set.of()));
        assertThatThrownBy(() -> await(breaking.sweep())).isInstanceOf(IllegalStateException.class);
        assertThat(stored()).isNotEmpty().hasSizeLessThan(unused.size());
        await(orphans(names -> Uni.createFrom().item(Set.of())).sweep());
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_sweep_goes_on_past_a_file_that_cannot_be_judged() throws IOException {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            unused.add(put(bytes(50 + i)));
        }
        unused.sort(null);
        String stuck = unused.getFirst();
        MovableClock.get().advance(Duration.ofHours(25));
        OrphanFiles limping = orphans(names -> names.contains(stuck)
                ? Uni.createFrom().failure(new IllegalStateException("cannot be judged"))
                : Uni.createFrom().item(Set.of()));
        assertThatThrownBy(() -> await(limping.sweep())).isInstanceOf(IllegalStateException.class);
        assertThat(stored())
                .allMatch(name -> name.startsWith(stuck.substring(0, 2)))
                .contains(stuck);
    }

    private OrphanFiles orphans(FileOwner owner) {
        FilesConfig config = new FolderSettings(scratch());
        return new OrphanFiles(
                store(), new IncomingFiles(vertx, config), List.of(owner), turn, config, MovableClock.get());
    }

    private List<String> stored() {
        return store().shelves().stream()
                .flatMap(shelf -> await(store().list(shelf)).stream())
                .toList();
    }

    private byte[] read(String sha256) {
        return bytes(store().read(sha256));
    }

    private byte[] read(String sha256, long offset, long length) {
        return bytes(store().read(sha256, offset, length));
    }

    private static byte[] bytes(Uni<io.smallrye.mutiny.Multi<Buffer>> content) {
        return await(await(content).collect().in(Buffer::buffer, Buffer::appendBuffer))
                .getBytes();
    }

    private String put(byte[] content) throws IOException {
        IncomingFile file = incoming(content);
        await(store().put(file));
        return file.sha256();
    }

    private IncomingFile incoming(byte[] content) throws IOException {
        Path path = Files.write(Files.createTempFile(received, "incoming", ""), content);
        return new IncomingFile(path, hash(content), content.length);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void assertMissing(Uni<?> result) {
        assertThatThrownBy(() -> await(result))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
