package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.FileSystem;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of all files, which is known by a mark in it. A share that is not mounted leaves an empty folder in its place:
 * files written there would be hidden as soon as it is back, and all others would seem to be lost.
 */
final class MarkedFolder {
    private static final String SAYS = """
            Haksa knows by this file that its files are kept in this folder.
            Leave it here, and take it along when the folder moves.
            """;

    private final FileSystem files;
    private final Path root;
    private final FolderMark mark;

    private volatile @Nullable Path known;

    MarkedFolder(FileSystem files, Path root, FolderMark mark) {
        this.files = files;
        this.root = root;
        this.mark = mark;
    }

    /** Fails while the folder is not there. The first one that is used at all becomes it. */
    Uni<Void> require() {
        Path there = known;
        return (there == null ? agreed() : Uni.createFrom().item(there)).chain(this::requireMark);
    }

    private Uni<Void> requireMark(Path there) {
        return files.exists(there.toString())
                .onItem()
                .transformToUni(exists ->
                        exists ? Uni.createFrom().voidItem() : Uni.createFrom().failure(away(there)));
    }

    private Uni<Path> agreed() {
        return mark.current()
                .chain(current -> current == null
                        ? propose(UUID.randomUUID())
                        : Uni.createFrom().item(current))
                .map(this::place)
                .invoke(there -> known = there);
    }

    /** The mark is in the folder before others can read of it. Whoever was not the first takes theirs away again. */
    private Uni<UUID> propose(UUID own) {
        String there = place(own).toString();
        return files.mkdirs(root.toString())
                .chain(() -> files.writeFile(there, Buffer.buffer(SAYS)))
                .chain(() -> mark.agreed(own))
                .call(agreed -> agreed.equals(own) ? Uni.createFrom().voidItem() : files.delete(there));
    }

    private Path place(UUID mark) {
        return root.resolve("haksa-files-" + mark);
    }

    private UnreachableStoreException away(Path there) {
        return new UnreachableStoreException(
                "Files are kept in the folder " + root + ", but the file " + there.getFileName()
                        + " by which it is known is not in it: mount the folder, or correct haksa.files.directory"
                        + " (HAKSA_FILES_DIRECTORY). If it is the right one, having been copied without that file,"
                        + " create an empty file of that name in it.",
                null);
    }
}
