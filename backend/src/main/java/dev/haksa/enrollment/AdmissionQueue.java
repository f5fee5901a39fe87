package dev.haksa.enrollment;

import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gathers requests into batches. A request that finds nothing under way goes at once; those that arrive meanwhile make
 * up the next batch. A batch holds at most one request of a student, and no student is in two batches at a time, so
 * the order of one student's requests holds. The queue is bounded: beyond it requests are turned away at once and
 * nothing is half done. Order between instances is the database's.
 */
@ApplicationScoped
public class AdmissionQueue {
    private static final Logger LOG = Logger.getLogger(AdmissionQueue.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final AdmissionBatch batch;
    private final Vertx vertx;
    private final int lanes;
    private final int batchSize;
    private final int limit;
    private final Duration patience;
    private final DistributionSummary batchSizes;
    private final List<Context> contexts = new ArrayList<>();

    private final Object lock = new Object();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> busyStudents = new HashSet<>();
    private final ArrayDeque<Integer> idleLanes = new ArrayDeque<>();

    /**
     * A request and the one who waits for its result.
     *
     * @param since monotonic clock at its arrival, in nanoseconds
     */
    private record Waiting(AdmissionRequest request, UniEmitter<? super AdmissionResult> emitter, long since) {}

    AdmissionQueue(
            AdmissionBatch batch,
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "haksa.admission.lanes", defaultValue = "1") int lanes,
            @ConfigProperty(name = "haksa.admission.batch-size", defaultValue = "400") int batchSize,
            @ConfigProperty(name = "haksa.admission.queue-limit", defaultValue = "20000") int limit,
            @ConfigProperty(name = "haksa.admission.patience", defaultValue = "PT20S") Duration patience) {
        this.batch = batch;
        this.vertx = vertx;
        this.lanes = lanes;
        this.batchSize = batchSize;
        this.limit = limit;
        this.patience = patience;
        this.batchSizes = DistributionSummary.builder("haksa.admission.batch.size")
                .description("requests decided in one transaction")
                .register(meters);
        meters.gauge("haksa.admission.queue", this, AdmissionQueue::length);
    }

    void start(@Observes StartupEvent event) {
        for (int lane = 0; lane < lanes; lane++) {
            // Outside of a request this makes a context of its own for every lane.
            contexts.add(vertx.getOrCreateContext());
            idleLanes.add(lane);
        }
    }

    /**
     * Has a request decided and carried out.
     *
     * @return the result once it is committed; fails with 503 when the queue is full, the database is away, or the
     *     result takes too long to wait for, in which case the same request may be repeated safely
     */
    public Uni<AdmissionResult> submit(AdmissionRequest request) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom()
                .<AdmissionResult>emitter(emitter -> enqueue(new Waiting(request, emitter, System.nanoTime())))
                .emitOn(command -> caller.runOnContext(ignored -> command.run()))
                .ifNoItem()
                .after(patience)
                .failWith(AdmissionQueue::overloaded);
    }

    /** Requests that wait for a batch. */
    public int length() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    private void enqueue(Waiting request) {
        Integer lane = null;
        boolean full;
        synchronized (lock) {
            full = waiting.size() >= limit;
            if (!full) {
                waiting.add(request);
                lane = idleLanes.poll();
            }
        }
        if (full) {
            request.emitter().fail(overloaded());
        } else if (lane != null) {
            int started = lane;
            contexts.get(started).runOnContext(ignored -> next(started));
        }
    }

    private void next(int lane) {
        List<Waiting> taken = take(lane);
        if (taken.isEmpty()) {
            return;
        }
        batchSizes.record(taken.size());
        process(taken).subscribe().with(ignored -> finish(lane, taken), failure -> {
            LOG.error("admission lane failed", failure);
            taken.forEach(one -> one.emitter().fail(failure));
            finish(lane, taken);
        });
    }

    /** Takes the next batch in order of arrival; puts the lane to rest when there is none. */
    private List<Waiting> take(int lane) {
        synchronized (lock) {
            List<Waiting> taken = new ArrayList<>(Math.min(batchSize, waiting.size()));
            Iterator<Waiting> iterator = waiting.iterator();
            while (iterator.hasNext() && taken.size() < batchSize) {
                Waiting candidate = iterator.next();
                if (isGivenUp(candidate)) {
                    iterator.remove();
                } else if (busyStudents.add(candidate.request().studentNumber())) {
                    taken.add(candidate);
                    iterator.remove();
                }
            }
            if (taken.isEmpty()) {
                idleLanes.add(lane);
            }
            return taken;
        }
    }

    /** Who was told to try again must not find the old request carried out later. */
    private boolean isGivenUp(Waiting request) {
        return System.nanoTime() - request.since() > patience.toNanos();
    }

    private void finish(int lane, List<Waiting> taken) {
        synchronized (lock) {
            taken.forEach(one -> busyStudents.remove(one.request().studentNumber()));
        }
        contexts.get(lane).runOnContext(ignored -> next(lane));
    }

    /** Carries out a batch; one that fails is split, so that one poisonous request cannot fail its neighbours. */
    private Uni<Void> process(List<Waiting> requests) {
        return batch.carryOut(requests.stream().map(Waiting::request).toList())
                .invoke(results -> answer(requests, results))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> retryOrFail(requests, failure));
    }

    private Uni<Void> retryOrFail(List<Waiting> requests, Throwable failure) {
        ProblemException away = unavailable(failure);
        if (away != null || requests.size() == 1) {
            LOG.warnf("admission of %d requests failed: %s", requests.size(), failure);
            requests.forEach(one -> one.emitter().fail(away == null ? failure : away));
            return Uni.createFrom().voidItem();
        }
        int half = requests.size() / 2;
        return process(requests.subList(0, half)).chain(() -> process(requests.subList(half, requests.size())));
    }

    private static @Nullable ProblemException unavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (DatabaseFailures.isUnavailable(cause)) {
                return overloaded();
            }
        }
        return null;
    }

    private static void answer(List<Waiting> requests, List<AdmissionResult> results) {
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).emitter().complete(results.get(i));
        }
    }

    static ProblemException overloaded() {
        return new ProblemException(ProblemType.OVERLOADED, Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
