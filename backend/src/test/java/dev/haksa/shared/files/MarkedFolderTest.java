package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place where a share is mounted is not taken for the share. */
class MarkedFolderTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NAME = "ab" + "1".repeat(62);

    @TempDir
    Path folder;

    private final OwnMark mark = new OwnMark();
    private Path share;
    private Path elsewhere;
    private FileStore store;

    @BeforeEach
    void inUse() throws IOException {
        share = folder.resolve("share");
        elsewhere = folder.resolve("elsewhere");
        store = at(share);
        await(store.check());
        put(NAME);
    }

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    @Test
    void a_share_that_is_gone_is_a_store_out_of_reach_and_nothing_is_written_in_its_place() throws IOException {
        Files.move(share, elsewhere);
        assertOutOfReach();
        assertThat(share).doesNotExist();
        Files.createDirectory(share);
        assertOutOfReach();
        assertThat(share).isEmptyDirectory();
        Files.delete(share);
        Files.move(elsewhere, share);
        await(store.check());
        assertThat(await(store.size(NAME))).isEqualTo(1);
        put("ab" + "2".repeat(62));
    }

    @Test
    void a_start_without_the_share_warns_and_says_what_to_do() throws IOException {
        Files.move(share, elsewhere);
        Files.createDirectory(share);
        FileStore started = at(share);
        await(FileStoreProducer.require(started));
        assertThatThrownBy(() -> await(started.check()))
                .isInstanceOf(UnreachableStoreException.class)
                .hasMessageContainingAll(
                        share.toString(), marks(elsewhere).getFirst(), "mount", "haksa.files.directory");
        assertUnavailable(started.read(NAME));
    }

    @Test
    void what_is_missing_in_the_right_folder_is_missing() {
        assertProblem(store.size("ab" + "3".repeat(62)), ProblemType.NOT_FOUND);
        assertProblem(at(share).read("ab" + "3".repeat(62)), ProblemType.NOT_FOUND);
    }

    @Test
    void a_folder_that_was_copied_without_its_mark_is_named_by_hand() throws IOException {
        Files.createDirectories(elsewhere.resolve("ab"));
        Files.copy(share.resolve("ab").resolve(NAME), elsewhere.resolve("ab").resolve(NAME));
        FileStore moved = at(elsewhere);
        assertThatThrownBy(() -> await(moved.check())).hasMessageContaining("create an empty file of that name");
        Files.createFile(elsewhere.resolve(marks(share).getFirst()));
        await(moved.check());
        assertThat(await(moved.size(NAME))).isEqualTo(1);
    }

    @Test
    void instances_that_begin_together_agree_on_one_mark() {
        OwnMark theirs = new OwnMark();
        List<FileStore> stores = IntStream.range(0, 8)
                .mapToObj(number -> new FolderFileStore(VERTX, new FolderSettings(elsewhere), theirs))
                .<FileStore>map(one -> one)
                .toList();
        await(Uni.join().all(stores.stream().map(FileStore::check).toList()).andFailFast());
        assertThat(marks(elsewhere)).hasSize(1);
        stores.forEach(one -> await(one.check()));
    }

    private FileStore at(Path root) {
        return new FolderFileStore(VERTX, new FolderSettings(root), mark);
    }

    private void put(String name) throws IOException {
        await(store.put(incoming(name)));
    }

    private IncomingFile incoming(String name) throws IOException {
        return new IncomingFile(Files.write(Files.createTempFile(folder, "incoming", ""), new byte[1]), name, 1);
    }

    private void assertOutOfReach() throws IOException {
        IncomingFile file = incoming(NAME);
        assertUnavailable(store.put(file));
        assertThat(file.path()).exists();
        assertUnavailable(store.size(NAME));
        assertUnavailable(store.read(NAME));
        assertUnavailable(store.list("ab"));
        assertThat(await(store.removeIfOlder(NAME, java.time.Instant.MAX))).isFalse();
        assertThatThrownBy(() -> await(store.check())).isInstanceOf(UnreachableStoreException.class);
    }

    private static void assertUnavailable(Uni<?> work) {
        assertProblem(work, ProblemType.STORAGE_UNAVAILABLE);
    }

    private static void assertProblem(Uni<?> work, ProblemType type) {
        assertThatThrownBy(() -> await(work))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static List<String> marks(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("haksa-files-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
