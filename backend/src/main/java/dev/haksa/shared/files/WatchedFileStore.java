package dev.haksa.shared.files;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** A file store whose failures are counted and logged, by what was asked of it and of which file. */
final class WatchedFileStore implements FileStore {
    private static final Logger LOG = Logger.getLogger(WatchedFileStore.class);

    private final FileStore store;
    private final Map<Operation, Counter> failures = new EnumMap<>(Operation.class);

    WatchedFileStore(FileStore store, MeterRegistry meters) {
        this.store = store;
        for (Operation operation : Operation.values()) {
            failures.put(
                    operation,
                    Counter.builder("haksa.files.failures")
                            .tag("operation", operation.shown())
                            .description("operations that the file store failed at; missing files are none")
                            .register(meters));
        }
    }

    private enum Operation {
        PUT,
        SIZE,
        READ,
        LIST,
        REMOVE;

        String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Uni<Void> put(IncomingFile file) {
        return watched(store.put(file), Operation.PUT, file.sha256());
    }

    @Override
    public Uni<Long> size(String sha256) {
        return watched(store.size(sha256), Operation.SIZE, sha256);
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256) {
        return watched(store.read(sha256), Operation.READ, sha256).map(content -> watched(content, sha256));
    }

    @Override
    public Uni<Multi<Buffer>> read(String sha256, long offset, long length) {
        return watched(store.read(sha256, offset, length), Operation.READ, sha256)
                .map(content -> watched(content, sha256));
    }

    @Override
    public List<String> shelves() {
        return store.shelves();
    }

    @Override
    public Uni<List<String>> list(String shelf) {
        return watched(store.list(shelf), Operation.LIST, shelf);
    }

    @Override
    public Uni<Boolean> removeIfOlder(String sha256, Instant than) {
        return watched(store.removeIfOlder(sha256, than), Operation.REMOVE, sha256);
    }

    @Override
    public Uni<Void> check() {
        return store.check();
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> Uni<T> watched(Uni<T> work, Operation operation, String what) {
        return work.onFailure(failure -> !isMissing(failure)).invoke(failure -> note(failure, operation, what));
    }

    /** What breaks off under way. */
    private Multi<Buffer> watched(Multi<Buffer> content, String sha256) {
        return content.onFailure().invoke(failure -> note(failure, Operation.READ, sha256));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof ProblemException known && known.type() == ProblemType.NOT_FOUND;
    }

    private void note(Throwable failure, Operation operation, String what) {
        Objects.requireNonNull(failures.get(operation)).increment();
        LOG.errorf("The file store failed at %s of %s: %s", operation.shown(), what, reason(failure));
        LOG.debug("in detail", failure);
    }

    /** In the words of whoever told us, and of who failed first. */
    private static String reason(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof ProblemException)) {
                words.append(words.isEmpty() ? "" : ", since ").append(cause);
            }
        }
        return words.isEmpty() ? failure.toString() : words.toString();
    }
}
