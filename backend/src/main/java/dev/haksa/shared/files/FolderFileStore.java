package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.FileSystem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A folder as file store: {@code ab/abcdef…}, by the first two digits, so that no folder grows too long to list. */
@ApplicationScoped
class FolderFileStore implements FileStore {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SHELVES = 256;
    private static final int SHELF_DIGITS = 2;

    private final FileSystem files;
    private final Path root;

    FolderFileStore(Vertx vertx, FilesConfig config) {
        this.files = vertx.fileSystem();
        this.root = config.directory().toAbsolutePath();
    }

    /** A rename, so that nobody ever sees half a file; it also gives content that was there already a new age. */
    @Override
    public Uni<Void> put(IncomingFile file) {
        Path target = path(file.sha256());
        return files.mkdirs(String.valueOf(target.getParent()))
                .chain(() -> files.move(
                        file.path().toString(),
                        target.toString(),
                        new CopyOptions().setReplaceExisting(true).setAtomicMove(true)));
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256) {
        return files.open(
                        path(sha256).toString(),
                        new OpenOptions().setRead(true).setWrite(false).setCreate(false))
                .onFailure()
                .transform(failure -> ProblemException.notFound("file", sha256))
                .map(file -> file.toMulti().onTermination().call(() -> file.close()));
    }

    @Override
    public List<String> shelves() {
        return IntStream.range(0, SHELVES).mapToObj("%02x"::formatted).toList();
    }

    @Override
    public Uni<List<String>> list(String shelf) {
        String folder = root.resolve(shelf).toString();
        return files.exists(folder)
                .chain(there -> there ? files.readDir(folder) : Uni.createFrom().item(List.<String>of()))
                .map(paths -> paths.stream()
                        .map(path -> String.valueOf(Path.of(path).getFileName()))
                        .filter(name -> SHA_256.matcher(name).matches())
                        .toList());
    }

    /**
     * Takes the file aside first and looks at its age then: whoever puts the same content meanwhile either has made it
     * young again, or puts it where it was.
     */
    @Override
    public Uni<Boolean> removeIfOlder(String sha256, Instant than) {
        String there = path(sha256).toString();
        String aside =
                root.resolve("incoming").resolve(UUID.randomUUID().toString()).toString();
        return age(there)
                .chain(age -> age.isBefore(than)
                        ? takeAside(there, aside, than)
                        : Uni.createFrom().item(false))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> takeAside(String there, String aside, Instant than) {
        return files.mkdirs(String.valueOf(Path.of(aside).getParent()))
                .chain(() -> files.move(there, aside, new CopyOptions().setAtomicMove(true)))
                .chain(() -> age(aside))
                .chain(age -> age.isBefore(than) ? files.delete(aside).replaceWith(true) : putBack(aside, there));
    }

    private Uni<Boolean> putBack(String aside, String there) {
        return files.move(
                        aside, there, new CopyOptions().setReplaceExisting(true).setAtomicMove(true))
                .replaceWith(false);
    }

    private Uni<Instant> age(String path) {
        return files.props(path).map(props -> Instant.ofEpochMilli(props.lastModifiedTime()));
    }

    private Path path(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return root.resolve(sha256.substring(0, SHELF_DIGITS)).resolve(sha256);
    }
}
