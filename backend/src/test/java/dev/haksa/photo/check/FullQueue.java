package dev.haksa.photo.check;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The queue of checks is full until this is closed. Those who are being checked are read from a pipe into which nobody writes
 * yet, so no clock has to be watched.
 */
public final class FullQueue implements AutoCloseable {
    private final Path pipe;
    private final List<UniAssertSubscriber<CheckedPhoto>> inside = new ArrayList<>();

    private FullQueue(Path pipe) {
        this.pipe = pipe;
    }

    /** Fills it; the pipe is made in a folder, which needs a system that has pipes. */
    public static FullQueue of(QueuedPhotoCheck check, Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve(UUID.randomUUID().toString());
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe could be made");
        }
        FullQueue full = new FullQueue(pipe);
        while (full.inside.size() < check.places()) {
            UniAssertSubscriber<CheckedPhoto> next = full.ask(check);
            if (next.getFailure() == null) {
                full.inside.add(next);
            } else {
                // A thread is about to take one out of the queue.
                Thread.onSpinWait();
            }
        }
        return full;
    }

    private UniAssertSubscriber<CheckedPhoto> ask(QueuedPhotoCheck check) {
        return check.queued(pipe, Fit.NONE, UUID.randomUUID().toString())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    /** Those who wait leave; those who are being checked find nothing in the pipe, or no pipe any more. */
    @Override
    public void close() throws IOException {
        inside.reversed().forEach(UniAssertSubscriber::cancel);
        try (FileChannel _ = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Files.delete(pipe);
        }
    }
}
