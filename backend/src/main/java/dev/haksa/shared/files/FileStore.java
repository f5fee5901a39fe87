package dev.haksa.shared.files;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;

/**
 * Keeps files under the SHA-256 of their content (64 lower-case hexadecimal digits), so that the same content is kept
 * once. A file is there completely or not at all. Every operation fails with 503 when the store is out of reach. Which files are still needed is for {@link FileOwner}s to say.
 */
public interface FileStore {
    /** Keeps a received file, which is gone from where it was received. The same content again only renews its age. */
    Uni<Void> put(IncomingFile file);

    /** Bytes of a file; fails with 404 when there is no such file. */
    Uni<Long> size(String sha256);

    /** The content, to be read once from beginning to end; fails with 404 when there is no such file. */
    Uni<Multi<Buffer>> read(String sha256);

    /**
     * A part of the content, to be read once from its beginning to its end; fails with 404 when there is no such file.
     *
     * @param offset of the first byte, at least 0
     * @param length in bytes, at least 0; less comes when the file ends before
     */
    Uni<Multi<Buffer>> read(String sha256, long offset, long length);

    /** Sets of files that together are all there are, for going through them piece by piece. */
    List<String> shelves();

    /** The names of the files on a shelf. */
    Uni<List<String>> list(String shelf);

    /**
     * Removes a file unless it was put, for the first time or again, after an instant.
     *
     * @return whether there was such a file and it was removed
     */
    Uni<Boolean> removeIfOlder(String sha256, Instant than);

    /** Proves that the store can be used; fails with a sentence for whoever configured it. */
    Uni<Void> check();

    /** Lets go of everything; the store is not used again. */
    void close();
}
