package dev.haksa.shared.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the files is away, as a share that is not mounted, until this is closed; an empty one is in its place. */
public final class LostFolder implements AutoCloseable {
    private final Path root;
    private final Path away;

    private LostFolder(Path root) {
        this.root = root;
        this.away = Path.of(root + "-away");
    }

    public static LostFolder of(FilesConfig config) throws IOException {
        LostFolder lost = new LostFolder(config.directory().toAbsolutePath());
        Files.move(lost.root, lost.away);
        Files.createDirectory(lost.root);
        return lost;
    }

    /** What has been written in its place. */
    List<Path> written() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.move(away, root);
    }
}
