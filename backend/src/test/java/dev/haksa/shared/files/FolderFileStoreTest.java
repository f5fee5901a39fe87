package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.support.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
class FolderFileStoreTest extends FileStoreContract {
    /** More than there are between asking for a file and having removed it again: folder, open, close, delete. */
    private static final int STEPS = 6;

    private FileStore store;

    @BeforeEach
    void open() {
        store = new FolderFileStore(vertx, new FolderSettings(scratch()), new OwnMark());
    }

    @Override
    FileStore store() {
        return store;
    }

    @Override
    Path scratch() {
        return received.resolve("files");
    }

    /** Between the two steps of removing. */
    @Test
    void what_stood_aside_when_the_machine_went_down_comes_back() throws IOException {
        String name = "ab" + "1".repeat(62);
        Path aside = Files.createDirectories(scratch().resolve("aside"));
        Files.write(aside.resolve(name + ".1"), new byte[] {1, 2, 3});
        assertThat(await(store.list("cd"))).isEmpty();
        assertThat(await(store.list("ab"))).containsExactly(name);
        assertThat(await(store.size(name))).isEqualTo(3);
        Files.write(aside.resolve(name + ".2"), new byte[] {1, 2, 3});
        assertThat(await(store.list("ab"))).containsExactly(name);
        assertThat(aside).isEmptyDirectory();
    }

    /** Of a client that hangs up while its file is being opened. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whoever_goes_away_while_a_file_is_opened_leaves_it_closed() throws Exception {
        byte[] content = {1, 2, 3};
        String name = "ab" + "3".repeat(62);
        Files.createDirectories(scratch().resolve("ab"));
        Files.write(scratch().resolve("ab").resolve(name), content);
        IncomingFiles incoming = new IncomingFiles(vertx, new FolderSettings(scratch()));
        Context context = vertx.getOrCreateContext();
        for (int i = 0; i < 50; i++) {
            context.runOnContext(() -> {
                // What is open at once has been taken: that is read, which closes it.
                store.read(name)
                        .subscribe()
                        .with(taken -> taken.subscribe().with(piece -> {}))
                        .cancel();
                incoming.receive(Multi.createFrom().<Buffer>nothing(), 10)
                        .subscribe()
                        .with(received -> {})
                        .cancel();
            });
        }
        for (int step = 0; step < STEPS; step++) {
            afterAllBefore(context);
        }
        Eventually.holds("nothing is open", () -> open(scratch()) == 0);
        Eventually.holds("nothing is left", () -> isEmpty(scratch().resolve("incoming")));
    }

    @Test
    void whoever_goes_away_while_a_file_is_received_leaves_none_behind() throws Exception {
        Buffer piece = Buffer.buffer("abc");
        assertNothingIsLeft(incoming -> incoming.receive(Multi.createFrom().item(piece), 10));
    }

    /** A stream that is reset fails first and is cancelled then. */
    @Test
    void whoever_goes_away_after_the_line_broke_leaves_no_half_file_behind() throws Exception {
        Multi<Buffer> broken = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(Buffer.buffer("abc")),
                        Multi.createFrom().failure(new IOException("reset")));
        assertNothingIsLeft(incoming -> incoming.receive(broken, 10));
    }

    /** Of a form, whose file is copied. */
    @Test
    void whoever_goes_away_while_a_file_is_copied_leaves_no_copy_behind() throws Exception {
        Path form = Files.write(received.resolve("form"), new byte[] {1, 2, 3});
        assertNothingIsLeft(incoming -> incoming.receive(form, 10));
    }

    /** Of clients who go away after every number of steps between asking for a file and having it. */
    private void assertNothingIsLeft(Function<IncomingFiles, Uni<IncomingFile>> receiving) throws Exception {
        IncomingFiles incoming = new IncomingFiles(vertx, new FolderSettings(scratch()));
        Set<Path> taken = ConcurrentHashMap.newKeySet();
        for (int steps = 0; steps < 4 * STEPS; steps++) {
            int after = steps;
            Context context = vertx.getOrCreateContext();
            context.runOnContext(() -> {
                Cancellable client = receiving
                        .apply(incoming)
                        .subscribe()
                        .with(received -> taken.add(received.path()), broken -> {});
                waits(after).subscribe().with(done -> client.cancel());
            });
            for (int step = 0; step < 5 * STEPS; step++) {
                afterAllBefore(context);
            }
        }
        Eventually.holds(
                "nothing is left but what was taken",
                () -> files(scratch().resolve("incoming")).equals(taken));
    }

    /** So many steps of work with files. */
    private Uni<Boolean> waits(int steps) {
        Uni<Boolean> step = vertx.fileSystem().exists(scratch().toString());
        return steps == 0 ? Uni.createFrom().item(true) : step.chain(() -> waits(steps - 1));
    }

    @Test
    void whoever_goes_away_while_a_file_is_put_leaves_it_nowhere_else() throws IOException {
        FileStore stuck = new FolderFileStore(vertx, new FolderSettings(scratch()), new Stuck());
        IncomingFiles incoming = new IncomingFiles(vertx, new FolderSettings(scratch()));
        IncomingFile file = await(incoming.receive(Multi.createFrom().item(Buffer.buffer("a")), 10));
        incoming.keep(file, stuck).subscribe().with(kept -> {}).cancel();
        Eventually.holds("nothing is left", () -> isEmpty(scratch().resolve("incoming")));
    }

    /** A database that does not answer. */
    private record Stuck() implements FolderMark {
        @Override
        public Uni<UUID> current() {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<UUID> agreed(UUID proposed) {
            return Uni.createFrom().nothing();
        }
    }

    /** Work with files is done in its order on one context: when this has been, all that was begun before has been. */
    private void afterAllBefore(Context context) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.runOnContext(() ->
                vertx.fileSystem().exists(scratch().toString()).subscribe().with(there -> done.countDown()));
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean isEmpty(Path folder) {
        return files(folder).isEmpty();
    }

    private static Set<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long open(Path folder) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(one -> target(one).startsWith(folder.toString()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Test
    void a_file_that_cannot_be_put_is_a_problem_of_the_store() throws IOException {
        String name = "ab" + "2".repeat(62);
        Files.createDirectories(scratch().resolve("ab").resolve(name).resolve("in-the-way"));
        IncomingFile file = new IncomingFile(Files.write(received.resolve("a"), new byte[1]), name, 1);
        assertThatThrownBy(() -> await(store.put(file)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.STORAGE_UNAVAILABLE));
    }

    @Test
    void says_at_the_start_that_nothing_can_be_written() throws IOException {
        await(store.check());
        assertThat(scratch()).isDirectoryContaining("glob:**/haksa-files-*");
        Path file = Files.createFile(received.resolve("a-file"));
        FileStore wrong = new FolderFileStore(vertx, new FolderSettings(file), new OwnMark());
        assertThatThrownBy(() -> await(wrong.check()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "haksa.files.directory");
    }
}
