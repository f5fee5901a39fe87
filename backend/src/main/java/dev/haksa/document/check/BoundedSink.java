package dev.haksa.document.check;

import dev.haksa.shared.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what is unpacked up to a limit, and fails beyond it: at once, before the rest is unpacked. */
final class BoundedSink extends OutputStream {
    private final long limit;
    private final Supplier<ProblemException> refusal;
    private final @Nullable ByteArrayOutputStream kept;
    private long count;

    private BoundedSink(long limit, Supplier<ProblemException> refusal, @Nullable ByteArrayOutputStream kept) {
        this.limit = limit;
        this.refusal = refusal;
        this.kept = kept;
    }

    /** Counts and forgets. */
    static BoundedSink counting(long limit, Supplier<ProblemException> refusal) {
        return new BoundedSink(limit, refusal, null);
    }

    /** Keeps what it takes. */
    static BoundedSink keeping(long limit, Supplier<ProblemException> refusal) {
        return new BoundedSink(limit, refusal, new ByteArrayOutputStream());
    }

    @Override
    public void write(int value) {
        take(1);
        if (kept != null) {
            kept.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        take(length);
        if (kept != null) {
            kept.write(bytes, from, length);
        }
    }

    /** Bytes taken so far. */
    long count() {
        return count;
    }

    /** What was kept. */
    byte[] bytes() {
        return kept == null ? new byte[0] : kept.toByteArray();
    }

    private void take(int more) {
        count += more;
        if (count > limit) {
            throw refusal.get();
        }
    }
}
