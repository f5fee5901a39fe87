package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Receives files piece by piece: never more than a piece is in memory. */
@ApplicationScoped
public class IncomingFiles {
    /** So much more than allowed is read to its end, so that the client hears the answer instead of a broken line. */
    private static final long COURTESY_BYTES = 6L * 1024 * 1024;

    private final Vertx vertx;
    private final Path folder;

    IncomingFiles(Vertx vertx, FilesConfig config) {
        this.vertx = vertx;
        this.folder = config.directory().toAbsolutePath().resolve("incoming");
    }

    /**
     * Receives a file that is going to be kept: it is forced to the disk.
     *
     * @param limit most bytes
     * @return fails with 413 when it is longer, and leaves nothing behind when it fails
     */
    public Uni<IncomingFile> receive(Multi<Buffer> content, long limit) {
        return receive(content, limit, AsyncFile::flush);
    }

    /** The same for a file that is only looked at and discarded. */
    public Uni<IncomingFile> receiveToLookAt(Multi<Buffer> content, long limit) {
        return receive(content, limit, file -> nothing());
    }

    /** All is closed before the file is handed on, so that whoever goes away at whatever moment leaves none behind. */
    private Uni<IncomingFile> receive(Multi<Buffer> content, long limit, Function<AsyncFile, Uni<Void>> end) {
        Path path = folder.resolve(UUID.randomUUID().toString());
        Receipt receipt = new Receipt(limit);
        return vertx.fileSystem()
                .mkdirs(folder.toString())
                .chain(() -> opened(path))
                .chain(file -> Opened.takenOrUndone(
                        write(content, file, receipt, end)
                                .chain(() -> closed(file))
                                .map(closed -> receipt.file(path)),
                        () -> closed(file).chain(() -> discard(path))));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** Whoever hangs up while it is opened leaves it neither open nor there. */
    private Uni<AsyncFile> opened(Path path) {
        OpenOptions writing = new OpenOptions().setCreateNew(true).setWrite(true);
        return Opened.takenOrClosed(
                vertx.fileSystem().open(path.toString(), writing),
                file -> closed(file).chain(() -> discard(path)));
    }

    /** A file that this machine has received otherwise. */
    public Uni<IncomingFile> receive(Path uploaded, long limit) {
        OpenOptions reading = new OpenOptions().setRead(true).setWrite(false);
        return Opened.takenOrClosed(vertx.fileSystem().open(uploaded.toString(), reading), IncomingFiles::closed)
                .chain(file -> Opened.takenOrUndone(
                        receive(
                                file.toMulti(),
                                limit,
                                written -> written.flush().chain(() -> closed(file))),
                        () -> closed(file)));
    }

    /**
     * Keeps a received file in a store. It is forgotten when that fails, and when whoever asked for it goes away meanwhile;
     * what the store has got by then nobody refers to.
     */
    public Uni<Void> keep(IncomingFile file, FileStore store) {
        return Opened.takenOrUndone(store.put(file), () -> discard(file.path()));
    }

    /**
     * A place for a file that is being made, where nothing is yet. Whoever makes it forgets it again; what a machine that
     * goes down leaves there is removed like uploads that broke off.
     */
    public Uni<Path> place() {
        return vertx.fileSystem()
                .mkdirs(folder.toString())
                .map(made -> folder.resolve(UUID.randomUUID().toString()));
    }

    /** Forgets a file that is not going to be kept; does nothing when it has been. */
    public Uni<Void> discard(Path path) {
        return vertx.fileSystem().delete(path.toString()).onFailure().recoverWithNull();
    }

    /** Removes what broken uploads left behind. */
    Uni<Integer> sweep(Instant before) {
        return vertx.fileSystem()
                .mkdirs(folder.toString())
                .chain(() -> vertx.fileSystem().readDir(folder.toString()))
                .onItem()
                .transformToMulti(paths -> Multi.createFrom().iterable(paths))
                .onItem()
                .transformToUniAndConcatenate(path -> sweep(path, before))
                .collect()
                .with(java.util.stream.Collectors.summingInt(removed -> removed ? 1 : 0));
    }

    private Uni<Boolean> sweep(String path, Instant before) {
        return vertx.fileSystem()
                .props(path)
                .map(props -> Instant.ofEpochMilli(props.lastModifiedTime()).isBefore(before))
                .call(old -> old ? discard(Path.of(path)) : nothing())
                .onFailure()
                .recoverWithItem(false);
    }

    private static Uni<Void> write(
            Multi<Buffer> content, AsyncFile file, Receipt receipt, Function<AsyncFile, Uni<Void>> end) {
        return content.onItem()
                .call(piece -> receipt.accepts(piece) ? file.write(piece) : nothing())
                .onItem()
                .ignoreAsUni()
                .chain(() -> end.apply(file));
    }

    /** A file that is closed already is not worth a word. */
    private static Uni<Void> closed(AsyncFile file) {
        return file.close().onFailure().recoverWithNull();
    }

    /** What has arrived so far. */
    private static final class Receipt {
        private final long limit;
        private final MessageDigest digest;
        private long size;

        Receipt(long limit) {
            this.limit = limit;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean accepts(Buffer piece) {
            size += piece.length();
            if (size > limit + COURTESY_BYTES) {
                throw tooLarge();
            }
            if (size > limit) {
                return false;
            }
            digest.update(piece.getBytes());
            return true;
        }

        IncomingFile file(Path path) {
            if (size > limit) {
                throw tooLarge();
            }
            return new IncomingFile(path, HexFormat.of().formatHex(digest.digest()), size);
        }

        private ProblemException tooLarge() {
            return new ProblemException(ProblemType.BODY_TOO_LARGE, Map.of("limitBytes", limit));
        }
    }
}
