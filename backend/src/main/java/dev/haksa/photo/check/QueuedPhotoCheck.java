package dev.haksa.photo.check;

import dev.haksa.shared.overload.Shares;
import dev.haksa.shared.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks photos one after the other on few threads of low priority; whoever would wait too long is sent away at once, and
 * nobody has more than a few places in the queue.
 */
@ApplicationScoped
public class QueuedPhotoCheck implements PhotoCheck {
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int GRACE_SECONDS = 10;

    private final Vertx vertx;
    private final ThreadPoolExecutor threads;
    private final int places;
    private final Shares shares;
    private final CheckMeters meters;
    private final boolean withFaces;
    private @Nullable FaceCounter faces;
    private @Nullable PhotoExamination examination;

    QueuedPhotoCheck(Vertx vertx, PhotoCheckConfig config, MeterRegistry registry) {
        this.vertx = vertx;
        int size = config.threads() > 0
                ? config.threads()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = new ThreadPoolExecutor(
                size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(config.waiting()), lowPriority());
        this.places = size + config.waiting();
        this.meters = new CheckMeters(registry, threads);
        this.shares = new Shares(config.perPerson());
        this.withFaces = config.faces();
    }

    /** A hint, which some systems ignore; what bounds the checks is the number of threads. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory lowPriority() {
        return Thread.ofPlatform()
                .name("haksa-photo-", 0)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }

    @Override
    public Uni<CheckedPhoto> check(Path file, Fit fit, String asker) {
        return Uni.createFrom().deferred(() -> {
            Context context = vertx.getOrCreateContext();
            return queued(file, fit, asker).emitOn(context::runOnContext);
        });
    }

    /** How many photos are checked or wait at most. */
    int places() {
        return places;
    }

    /** Delivered on the thread that checks. */
    Uni<CheckedPhoto> queued(Path file, Fit fit, String asker) {
        return Uni.createFrom().emitter(emitter -> {
            if (shares.take(asker)) {
                enqueue(file, fit, asker, emitter);
            } else {
                meters.shareIsTaken();
                emitter.fail(ProblemException.tooMany(RETRY_AFTER_SECONDS));
            }
        });
    }

    /** A caller who has gone away frees the place in the queue; what is being checked already is checked to its end. */
    private void enqueue(Path file, Fit fit, String asker, UniEmitter<? super CheckedPhoto> emitter) {
        long since = System.nanoTime();
        Runnable task = () -> {
            meters.begins(since);
            examine(file, fit, asker, emitter);
        };
        try {
            threads.execute(task);
            emitter.onTermination(() -> leave(task, asker));
        } catch (RejectedExecutionException e) {
            shares.giveBack(asker);
            meters.queueIsFull();
            emitter.fail(ProblemException.overloaded(RETRY_AFTER_SECONDS));
        }
    }

    private void leave(Runnable task, String asker) {
        if (threads.remove(task)) {
            shares.giveBack(asker);
        }
    }

    private void examine(Path file, Fit fit, String asker, UniEmitter<? super CheckedPhoto> emitter) {
        long since = System.nanoTime();
        try {
            CheckedPhoto photo = examined(file, fit, asker);
            meters.taken(photo, since);
            emitter.complete(photo);
        } catch (ProblemException refusal) {
            meters.refused(since);
            emitter.fail(refusal);
        } catch (IOException | RuntimeException | Error e) {
            meters.failed(since);
            emitter.fail(e);
        }
    }

    private CheckedPhoto examined(Path file, Fit fit, String asker) throws IOException {
        try {
            return examination().examine(content(file), fit);
        } finally {
            shares.giveBack(asker);
        }
    }

    /** The model is loaded when the first photo comes, on a thread that may take its time. */
    private synchronized PhotoExamination examination() {
        if (examination == null) {
            faces = withFaces ? FaceCounter.open() : null;
            examination = new PhotoExamination(faces);
        }
        return examination;
    }

    private static byte[] content(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw PhotoCheck.tooLarge();
        }
        return Files.readAllBytes(file);
    }

    /** The model is let go only when nobody uses it any more. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
        try {
            if (threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                closeModel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeModel() {
        if (faces != null) {
            faces.close();
        }
    }
}
