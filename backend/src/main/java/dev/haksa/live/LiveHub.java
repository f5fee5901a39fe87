package dev.haksa.live;

import dev.haksa.enrollment.SeatBoard;
import dev.haksa.live.LiveStream.Frame;
import dev.haksa.live.store.LiveRows;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.outbox.OutboxBatch;
import dev.haksa.shared.outbox.OutboxBatch.Progress;
import dev.haksa.shared.outbox.OutboxPosition;
import dev.haksa.shared.outbox.OutboxReader;
import dev.haksa.shared.outbox.OutboxSignal;
import dev.haksa.shared.outbox.Pump;
import dev.haksa.shared.outbox.StoredEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of an instance that feeds all its streams. It follows the outbox while somebody listens: results go to
 * their student at once, sections that changed are noted and looked at together, not more often than the pace allows.
 */
@ApplicationScoped
class LiveHub {
    private static final int BATCH = 2_000;
    private static final int REPLAYS = 200;
    private static final int REPLAYS_AT_A_TIME = 4;
    private static final long TICK_MILLIS = 1_000;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int RETRY_SPREAD_SECONDS = 10;
    private static final long RECONNECT_MILLIS = 1_000;
    private static final long RECONNECT_SPREAD_MILLIS = 4_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final OutboxReader outbox;
    private final OutboxSignal signal;
    private final LiveFrames frames;
    private final LiveConfig config;
    private final Pool pool;
    private final Vertx vertx;
    private final Clock clock;
    private final LiveListeners listeners = new LiveListeners();
    private final LiveBoard board;
    private final Queue<Replay> replays = new ConcurrentLinkedQueue<>();
    private final Pump pump;
    private final Pump replayPump;

    /** Up to where results have been handed to the streams; null while nobody listens. */
    private volatile @Nullable OutboxPosition position;

    private long lastLook = System.nanoTime() - Long.MAX_VALUE / 2;

    LiveHub(
            OutboxReader outbox,
            OutboxSignal signal,
            SeatBoard seats,
            LiveRows rows,
            LiveFrames frames,
            LiveConfig config,
            Pool pool,
            Vertx vertx,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.signal = signal;
        this.frames = frames;
        this.config = config;
        this.pool = pool;
        this.vertx = vertx;
        this.clock = clock;
        this.board = new LiveBoard(seats, rows, frames, listeners);
        this.pump = new Pump("live streams", vertx, this::follow);
        this.replayPump = new Pump("live replays", vertx, this::replay);
        meters.gauge("haksa.live.listeners", listeners, LiveListeners::size);
    }

    void start(@Observes StartupEvent event) {
        signal.onSignal(this::wake);
        vertx.setPeriodic(TICK_MILLIS, ignored -> tick());
    }

    void stop(@Observes ShutdownEvent event) {
        listeners.all().forEach(stream -> end(stream, LiveEnd.Reason.SHUTDOWN));
    }

    /**
     * Adds a stream; closes the account's oldest when there are too many.
     *
     * @param after where the client was; null for a client that has not been here before
     * @throws ProblemException 503 when the instance has as many streams as it may
     */
    LiveStream add(LiveListener listener, @Nullable OutboxPosition after) {
        if (listeners.size() >= config.listeners()) {
            int retryAfter = RETRY_AFTER_SECONDS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_SECONDS);
            throw new ProblemException(ProblemType.OVERLOADED, Map.of("retryAfterSeconds", retryAfter));
        }
        long reconnect = RECONNECT_MILLIS + ThreadLocalRandom.current().nextLong(RECONNECT_SPREAD_MILLIS);
        LiveStream stream = new LiveStream(
                listener,
                LiveFrames.opening(reconnect),
                frames.end(LiveEnd.Reason.BEHIND),
                after != null,
                () -> position,
                listeners::remove);
        LiveStream replaced = listeners.add(stream, config.perAccount());
        if (replaced != null) {
            end(replaced, LiveEnd.Reason.REPLACED);
        }
        if (after != null) {
            replays.add(new Replay(stream, after));
        }
        board.added(stream);
        pump.wake();
        return stream;
    }

    private void wake() {
        if (listeners.size() > 0) {
            pump.wake();
        }
    }

    /** What a stream has missed; looked up once the reader has a position, so that nothing falls in between. */
    private record Replay(LiveStream stream, OutboxPosition after) {}

    /** Some at a time: after a restart everybody comes back at once. */
    private Uni<Progress> replay() {
        List<Replay> taken = new ArrayList<>();
        for (Replay one = replays.poll(); one != null; one = taken.size() < REPLAYS ? replays.poll() : null) {
            taken.add(one);
        }
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(this::replay)
                .merge(REPLAYS_AT_A_TIME)
                .collect()
                .asList()
                .map(done -> done.size() < REPLAYS ? Progress.DONE : Progress.MORE);
    }

    private Uni<Boolean> replay(Replay replay) {
        LiveStream stream = replay.stream();
        return missed(stream.listener(), replay.after(), new ArrayList<>())
                .invoke(missed -> {
                    stream.replayed(missed.frames(), missed.complete());
                    stream.wake();
                })
                .onFailure()
                .invoke(failure -> end(stream, LiveEnd.Reason.BEHIND))
                .map(missed -> true)
                .onFailure()
                .recoverWithItem(false);
    }

    private record Missed(List<Frame> frames, boolean complete) {}

    private Uni<Missed> missed(LiveListener listener, OutboxPosition after, List<Frame> found) {
        return outbox.ofStudent(pool, listener.studentNumber(), after, LiveStream.MOST_RESULTS)
                .chain(events -> missed(listener, events, found));
    }

    private Uni<Missed> missed(LiveListener listener, List<StoredEvent> events, List<Frame> found) {
        events.stream()
                .filter(event -> concerns(event, listener))
                .forEach(event -> found.add(frame(event, listener.language())));
        boolean complete = events.size() < LiveStream.MOST_RESULTS;
        return complete || found.size() >= LiveStream.MOST_RESULTS
                ? Uni.createFrom().item(new Missed(found, complete))
                : missed(listener, events.getLast().position(), found);
    }

    private Uni<Progress> follow() {
        if (listeners.size() == 0) {
            position = null;
            return Uni.createFrom().item(Progress.DONE);
        }
        OutboxPosition from = position;
        Uni<OutboxPosition> start =
                from == null ? outbox.last(pool) : Uni.createFrom().item(from);
        return start.invoke(known -> {
                    position = known;
                    if (!replays.isEmpty()) {
                        replayPump.wake();
                    }
                })
                .chain(known -> outbox.read(pool, known, OutboxReader.EVERYTHING, BATCH))
                .invoke(this::handOut)
                .call(this::lookWhenDue)
                .map(OutboxBatch::progress);
    }

    private void handOut(OutboxBatch batch) {
        for (StoredEvent event : batch.events()) {
            if (event.payload().getValue("sectionId") instanceof Number section) {
                board.sectionChanged(section.intValue());
            }
            if (event.studentNumber() != null) {
                handOut(event, event.studentNumber());
            }
        }
        position = batch.position();
    }

    private void handOut(StoredEvent event, String student) {
        Map<Language, Frame> written = new EnumMap<>(Language.class);
        for (LiveStream stream : listeners.of(student)) {
            if (concerns(event, stream.listener())) {
                stream.offerResult(
                        written.computeIfAbsent(stream.listener().language(), language -> frame(event, language)));
                stream.wake();
            }
            board.studentChanged(student);
        }
    }

    private static boolean concerns(StoredEvent event, LiveListener listener) {
        Object term = event.payload().getValue("term");
        return term == null || term.equals(listener.term());
    }

    private Frame frame(StoredEvent event, Language language) {
        return new Frame(event.position(), frames.result(LiveResult.from(event, language), event.position()));
    }

    private Uni<Void> lookWhenDue() {
        if (!board.hasNews()) {
            return Uni.createFrom().voidItem();
        }
        long wait = config.pace().toNanos() - (System.nanoTime() - lastLook);
        if (wait > 0) {
            vertx.setTimer(wait / NANOS_PER_MILLI + 1, ignored -> pump.wake());
            return Uni.createFrom().voidItem();
        }
        lastLook = System.nanoTime();
        return board.look();
    }

    private void tick() {
        Instant now = clock.instant();
        long nanos = System.nanoTime();
        for (LiveStream stream : listeners.all()) {
            if (!now.isBefore(stream.listener().until())) {
                end(stream, LiveEnd.Reason.TOKEN_EXPIRED);
            } else if (stream.stuckFor(nanos) > config.patience().toNanos()) {
                listeners.remove(stream);
                stream.abort();
            } else if (stream.idleFor(nanos) > config.heartbeat().toNanos()) {
                stream.offerHeartbeat();
                stream.wake();
            }
        }
    }

    private void end(LiveStream stream, LiveEnd.Reason reason) {
        listeners.remove(stream);
        stream.end(frames.end(reason));
        stream.wake();
    }
}
