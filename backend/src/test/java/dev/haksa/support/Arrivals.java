package dev.haksa.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that arrive at the server from now on; what others have there, and may still take away, is none of a test's. */
public final class Arrivals {
    private final Path folder;
    private final Set<Path> before;

    private Arrivals(Path folder) {
        this.folder = folder;
        this.before = all(folder);
    }

    /** What arrives below the folder of the setting {@code haksa.files.directory}. */
    public static Arrivals at(Path directory) {
        return new Arrivals(directory.resolve("incoming"));
    }

    /** Those that came since and are still there. */
    public Set<Path> files() {
        return all(folder).stream().filter(file -> !before.contains(file)).collect(Collectors.toSet());
    }

    /** Waits until something has come. */
    public void awaitSome() {
        Eventually.holds("something arrives", () -> !files().isEmpty());
    }

    /** Waits until nothing is left of what came. */
    public void awaitNone() {
        Eventually.holds("nothing is left of what arrived", () -> files().isEmpty());
    }

    private static Set<Path> all(Path folder) {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
