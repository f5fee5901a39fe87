package dev.haksa.shared.files;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.core.file.FileProps;
import io.vertx.mutiny.core.file.FileSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A folder as file store: {@code ab/abcdef…}, by the first two digits, so that no folder grows too long to list. */
final class FolderFileStore implements FileStore {
    private static final int PIECE_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final FileSystem files;
    private final Path root;
    private final MarkedFolder folder;

    FolderFileStore(Vertx vertx, FilesConfig config, FolderMark mark) {
        this.vertx = vertx;
        this.files = vertx.fileSystem();
        this.root = config.directory().toAbsolutePath();
        this.folder = new MarkedFolder(files, root, mark);
    }

    /**
     * A rename, so that nobody ever sees half a file; it also gives content that was there already a new age. The folder is on
     * the disk before anybody writes down that the file is there: else the file, not the row, would be gone when the power
     * fails.
     */
    @Override
    public Uni<Void> put(IncomingFile file) {
        Path target = path(file.sha256());
        return folder.require()
                .chain(() -> files.mkdirs(String.valueOf(target.getParent())))
                .chain(() -> files.move(
                        file.path().toString(),
                        target.toString(),
                        new CopyOptions().setReplaceExisting(true).setAtomicMove(true)))
                .chain(() -> vertx.executeBlocking(() -> forced(target), false))
                .onFailure()
                .transform(StoreFailures::unavailable)
                .replaceWithVoid();
    }

    private static Path forced(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
        return target;
    }

    @Override
    public Uni<Long> size(String sha256) {
        return files.props(path(sha256).toString())
                .map(FileProps::size)
                .onFailure()
                .recoverWithUni(failure -> judged(failure, sha256));
    }

    /** A file is missing only where the folder is. */
    private <T> Uni<T> judged(Throwable failure, String sha256) {
        return folder.require()
                .onItemOrFailure()
                .transformToUni((there, away) -> Uni.createFrom()
                        .failure(
                                away == null
                                        ? StoreFailures.ofFolder(failure, sha256)
                                        : StoreFailures.unavailable(away)));
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256) {
        return open(sha256).map(FolderFileStore::content);
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256, long offset, long length) {
        return open(sha256)
                .map(file -> length == 0
                        ? content(file).select().first(0)
                        : content(file.setReadPos(offset).setReadLength(length)));
    }

    private Uni<AsyncFile> open(String sha256) {
        OpenOptions reading = new OpenOptions().setRead(true).setWrite(false).setCreate(false);
        return Opened.takenOrClosed(files.open(path(sha256).toString(), reading), FolderFileStore::closed)
                .onFailure()
                .recoverWithUni(failure -> judged(failure, sha256));
    }

    private static Multi<Buffer> content(AsyncFile file) {
        return file.setReadBufferSize(PIECE_BYTES).toMulti().onTermination().call(() -> closed(file));
    }

    /** A file that is closed already is not worth a word. */
    private static Uni<Void> closed(AsyncFile file) {
        return file.close().onFailure().recoverWithNull();
    }

    @Override
    public List<String> shelves() {
        return FileNames.SHELVES;
    }

    /** What stands aside for this shelf has been left there by a machine that went down, or is put back by its remover. */
    @Override
    public Uni<List<String>> list(String shelf) {
        String place = root.resolve(shelf).toString();
        return folder.require()
                .onFailure()
                .transform(StoreFailures::unavailable)
                .chain(() -> broughtBack(shelf))
                .chain(() -> files.exists(place))
                .chain(there -> there ? files.readDir(place) : Uni.createFrom().item(List.<String>of()))
                .map(paths -> paths.stream()
                        .map(path -> String.valueOf(Path.of(path).getFileName()))
                        .filter(FileNames::isName)
                        .toList());
    }

    /**
     * Takes the file aside first and looks at its age then: whoever puts the same content meanwhile either has made it
     * young again, or puts it where it was. Should the machine go down meanwhile, {@link #list} puts it back.
     */
    @Override
    public Uni<Boolean> removeIfOlder(String sha256, Instant than) {
        String there = path(sha256).toString();
        String aside = aside().resolve(sha256 + "." + UUID.randomUUID()).toString();
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

    private Uni<Void> broughtBack(String shelf) {
        return files.mkdirs(aside().toString())
                .chain(() -> files.readDir(aside().toString(), shelf + "[0-9a-f]{62}\\..*"))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(this::broughtBackFrom)
                .onItem()
                .ignoreAsUni();
    }

    /** A link takes no place that is taken: whatever is there is the same content, and younger. */
    private Uni<Void> broughtBackFrom(String aside) {
        String name = String.valueOf(Path.of(aside).getFileName());
        Path there = path(name.substring(0, name.indexOf('.')));
        return files.mkdirs(String.valueOf(there.getParent()))
                .chain(() -> files.link(there.toString(), aside))
                .onFailure(failure -> failure.getCause() instanceof FileAlreadyExistsException)
                .recoverWithNull()
                .chain(() -> files.delete(aside))
                .onFailure(failure -> failure.getCause() instanceof NoSuchFileException)
                .recoverWithNull();
    }

    private Path aside() {
        return root.resolve("aside");
    }

    private Uni<Boolean> putBack(String aside, String there) {
        return files.move(
                        aside, there, new CopyOptions().setReplaceExisting(true).setAtomicMove(true))
                .replaceWith(false);
    }

    private Uni<Instant> age(String path) {
        return files.props(path).map(props -> Instant.ofEpochMilli(props.lastModifiedTime()));
    }

    @Override
    public Uni<Void> check() {
        String probe = root.resolve(".probe-" + UUID.randomUUID()).toString();
        return folder.require()
                .chain(() -> files.createFile(probe))
                .chain(() -> files.delete(probe))
                .onFailure(FileSystemException.class)
                .transform(this::unusable);
    }

    @Override
    public void close() {
        // A folder holds nothing open.
    }

    private IllegalStateException unusable(Throwable failure) {
        return new IllegalStateException(
                "Files shall be kept in the folder " + root + ", but nothing can be written there ("
                        + failure.getMessage()
                        + "): correct haksa.files.directory (HAKSA_FILES_DIRECTORY), or let the user that runs Haksa"
                        + " write into it.",
                failure);
    }

    private Path path(String sha256) {
        return root.resolve(FileNames.shelf(sha256)).resolve(sha256);
    }
}
