package dev.haksa.photo.check;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file whose readers wait until it is let go of, and then find nothing in it: a pipe, which needs a system that has them. */
final class HeldFile implements AutoCloseable {
    private final Path path;

    private HeldFile(Path path) {
        this.path = path;
    }

    static HeldFile at(Path path) throws IOException, InterruptedException {
        if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe could be made");
        }
        return new HeldFile(path);
    }

    Path path() {
        return path;
    }

    /** Lets its readers go on; whoever comes later finds no file any more. */
    void letGo() throws IOException {
        if (Files.exists(path)) {
            try (FileChannel _ = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        letGo();
    }
}
