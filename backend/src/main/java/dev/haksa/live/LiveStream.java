package dev.haksa.live;

import dev.haksa.shared.outbox.OutboxPosition;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be sent to one listener. It holds little, however slow the client: newer seats and places replace
 * older ones, and when more results wait than it holds, it sends those and ends, so that the client comes back for the
 * rest. One write at a time is under way; what comes up meanwhile goes out with the next.
 */
public final class LiveStream {
    /** Most results that wait to be sent. */
    static final int MOST_RESULTS = 100;

    /** Where the bytes go. */
    public interface Outlet {
        /** Runs something on the connection's own thread. */
        void later(Runnable work);

        /** Sends bytes; completes when the client's side has room for more. */
        CompletionStage<?> write(byte[] bytes);

        /** Ends the answer. */
        void end();

        /** Breaks the connection. */
        void abort();
    }

    /** A result as it is sent, and where it stands in the order of events. */
    static final class Frame {
        private final OutboxPosition position;
        private final byte[] bytes;

        Frame(OutboxPosition position, byte[] bytes) {
            this.position = position;
            this.bytes = bytes;
        }
    }

    private final LiveListener listener;
    private final byte[] behind;
    private final Supplier<@Nullable OutboxPosition> horizon;
    private final Consumer<LiveStream> onGone;

    private final Map<Integer, byte[]> seats = new LinkedHashMap<>();
    private final ArrayDeque<Frame> results = new ArrayDeque<>();
    private byte @Nullable [] opening;
    private byte @Nullable [] places;
    private byte @Nullable [] farewell;
    private OutboxPosition replayedUpTo = OutboxPosition.START;
    private boolean heartbeat;
    private boolean replaying;
    private boolean farewellSent;
    private boolean ended;
    private boolean writing;
    private long lastWrite = System.nanoTime();

    @Nullable
    private Outlet outlet;

    /**
     * A stream that has not begun.
     *
     * @param opening first bytes
     * @param behind last bytes when the client must come back for the rest
     * @param replaying whether {@link #replayed} is going to be called; until then no result is sent
     * @param horizon up to where results have been handed to streams
     * @param onGone called when the client is not there any more
     */
    LiveStream(
            LiveListener listener,
            byte[] opening,
            byte[] behind,
            boolean replaying,
            Supplier<@Nullable OutboxPosition> horizon,
            Consumer<LiveStream> onGone) {
        this.listener = listener;
        this.opening = opening;
        this.behind = behind;
        this.replaying = replaying;
        this.horizon = horizon;
        this.onGone = onGone;
    }

    LiveListener listener() {
        return listener;
    }

    /** Begins to send. */
    public void open(Outlet newOutlet) {
        synchronized (this) {
            outlet = newOutlet;
        }
        wake();
    }

    /** The client went away. */
    public void gone() {
        onGone.accept(this);
    }

    synchronized void offerSeats(int sectionId, byte[] frame) {
        seats.put(sectionId, frame);
    }

    synchronized void offerPlaces(byte[] frame) {
        places = frame;
    }

    synchronized void offerHeartbeat() {
        heartbeat = true;
    }

    synchronized void offerResult(Frame frame) {
        if (farewell != null || frame.position.compareTo(replayedUpTo) <= 0) {
            return;
        }
        if (results.size() >= MOST_RESULTS) {
            farewell = behind;
        } else {
            results.add(frame);
        }
    }

    /** Puts what happened before in front of what was offered since, each event once. */
    synchronized void replayed(List<Frame> before, boolean complete) {
        if (!replaying) {
            return;
        }
        List<Frame> since = new ArrayList<>(results);
        boolean overflowed = farewell != null;
        replaying = false;
        farewell = null;
        results.clear();
        before.forEach(this::offerResult);
        farewell = complete ? farewell : behind;
        // The reader may be behind the replay, now and for a while.
        replayedUpTo = before.isEmpty() ? OutboxPosition.START : before.getLast().position;
        since.forEach(this::offerResult);
        farewell = overflowed ? behind : farewell;
    }

    /** Ends the stream after what waits now; what is not ordered yet waits for the next stream. */
    synchronized void end(byte[] last) {
        if (farewell == null) {
            farewell = last;
        }
        if (replaying) {
            replaying = false;
            results.clear();
        }
    }

    /** Breaks the connection, whatever waits. */
    void abort() {
        Outlet broken;
        synchronized (this) {
            ended = true;
            broken = outlet;
        }
        if (broken != null) {
            broken.abort();
        }
    }

    /** Nanoseconds since the write began that is under way, or for which nobody has come to read; 0 otherwise. */
    synchronized long stuckFor(long now) {
        return writing || outlet == null ? now - lastWrite : 0;
    }

    /** Nanoseconds since anything was sent. */
    synchronized long idleFor(long now) {
        return now - lastWrite;
    }

    /** Sends what waits, unless a write is under way. */
    void wake() {
        Outlet open = outlet();
        if (open != null) {
            open.later(() -> send(open));
        }
    }

    private void send(Outlet open) {
        byte[] next = next();
        if (next != null) {
            open.write(next).whenComplete((done, failure) -> written(open, failure));
        }
    }

    private void written(Outlet open, @Nullable Throwable failure) {
        if (failure != null) {
            gone();
        } else if (isOver()) {
            gone();
            open.end();
        } else {
            send(open);
        }
    }

    private synchronized boolean isOver() {
        writing = false;
        ended |= farewellSent;
        return ended;
    }

    private synchronized @Nullable Outlet outlet() {
        return outlet;
    }

    private synchronized byte @Nullable [] next() {
        if (writing || ended) {
            return null;
        }
        // Read before the results: whatever is not among them up to here has been sent.
        OutboxPosition position = replaying || farewell != null ? null : horizon.get();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (opening != null) {
            bytes.writeBytes(opening);
            opening = null;
        }
        if (!replaying) {
            results.forEach(frame -> bytes.writeBytes(frame.bytes));
            results.clear();
        }
        addState(bytes);
        if (heartbeat) {
            bytes.writeBytes(LiveFrames.heartbeat(position));
            heartbeat = false;
        }
        if (farewell != null && !replaying) {
            bytes.writeBytes(farewell);
            farewellSent = true;
        }
        writing = bytes.size() > 0;
        lastWrite = writing ? System.nanoTime() : lastWrite;
        return writing ? bytes.toByteArray() : null;
    }

    private void addState(ByteArrayOutputStream bytes) {
        if (places != null) {
            bytes.writeBytes(places);
            places = null;
        }
        seats.values().forEach(bytes::writeBytes);
        seats.clear();
    }
}
