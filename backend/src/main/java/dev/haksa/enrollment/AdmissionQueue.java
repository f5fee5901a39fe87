package dev.haksa.enrollment;

import dev.haksa.enrollment.AdmissionLines.Place;
import dev.haksa.shared.database.AdmissionLoops;
import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
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
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gathers requests into batches. A request that finds nothing under way goes at once; those that arrive meanwhile make
 * up the next batch. A batch holds at most one request of a student, and no student is in two batches at a time, so
 * the order of one student's requests holds. An identical request that is repeated while the first is pending gets the
 * first one's result. The queue is bounded, altogether and for each student: beyond it requests are turned away at once
 * and nothing is half done. Order between instances is the database's.
 */
@ApplicationScoped
public class AdmissionQueue {
    private static final Logger LOG = Logger.getLogger(AdmissionQueue.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final AdmissionBatch batch;
    private final Vertx vertx;
    private final AdmissionLoops loops;
    private final int lanes;
    private final int batchSize;
    private final Duration patience;
    private final DistributionSummary batchSizes;
    private final List<Context> contexts = new ArrayList<>();

    private final Object lock = new Object();
    private final AdmissionLines<Waiter> lines;
    private final ArrayDeque<Integer> idleLanes = new ArrayDeque<>();

    /** Somebody who waits for a result. */
    private record Waiter(UniEmitter<? super AdmissionResult> emitter) {}

    AdmissionQueue(
            AdmissionBatch batch,
            Vertx vertx,
            AdmissionLoops loops,
            MeterRegistry meters,
            @ConfigProperty(name = "haksa.admission.lanes", defaultValue = "1") int lanes,
            @ConfigProperty(name = "haksa.admission.batch-size", defaultValue = "400") int batchSize,
            @ConfigProperty(name = "haksa.admission.queue-limit", defaultValue = "20000") int limit,
            @ConfigProperty(name = "haksa.admission.limit-per-student", defaultValue = "16") int limitPerStudent,
            @ConfigProperty(name = "haksa.admission.patience", defaultValue = "PT20S") Duration patience) {
        this.batch = batch;
        this.vertx = vertx;
        this.loops = loops;
        this.lanes = lanes;
        this.batchSize = batchSize;
        this.lines = new AdmissionLines<>(limit, limitPerStudent);
        this.patience = patience;
        this.batchSizes = DistributionSummary.builder("haksa.admission.batch.size")
                .description("requests decided in one transaction")
                .register(meters);
        meters.gauge("haksa.admission.queue", this, AdmissionQueue::length);
    }

    void start(@Observes StartupEvent event) {
        for (int lane = 0; lane < lanes; lane++) {
            contexts.add(loops.newContext());
            idleLanes.add(lane);
        }
    }

    /**
     * Has a request decided and carried out.
     *
     * @return the result once it is committed; fails with 503 when the queue is full, the database is away, or the
     *     result takes too long to wait for, in which case the same request may be repeated safely; fails with 429 when
     *     too many requests of the student wait
     */
    public Uni<AdmissionResult> submit(AdmissionRequest request) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom()
                .<AdmissionResult>emitter(emitter -> enqueue(request, emitter))
                .emitOn(command -> caller.runOnContext(ignored -> command.run()))
                .ifNoItem()
                .after(patience)
                .failWith(AdmissionQueue::overloaded);
    }

    /** Requests that wait for a batch. */
    public int length() {
        synchronized (lock) {
            return lines.waiting();
        }
    }

    private void enqueue(AdmissionRequest request, UniEmitter<? super AdmissionResult> emitter) {
        Integer lane;
        AdmissionLines.Outcome outcome;
        synchronized (lock) {
            outcome = lines.offer(request, new Waiter(emitter), System.nanoTime());
            lane = outcome == AdmissionLines.Outcome.WAITS ? idleLanes.poll() : null;
        }
        if (lane != null) {
            int started = lane;
            contexts.get(started).runOnContext(ignored -> next(started));
        }
        switch (outcome) {
            case FULL -> emitter.fail(overloaded());
            case TOO_MANY_OF_ONE -> emitter.fail(ProblemException.tooMany(RETRY_AFTER_SECONDS));
            case WAITS, JOINED -> {}
        }
    }

    private void next(int lane) {
        List<Place<Waiter>> taken = take(lane);
        if (taken.isEmpty()) {
            return;
        }
        batchSizes.record(taken.size());
        process(taken).subscribe().with(ignored -> finish(lane, taken), failure -> {
            LOG.error("admission lane failed", failure);
            taken.forEach(one -> fail(one, failure));
            finish(lane, taken);
        });
    }

    /** Takes the next batch; puts the lane to rest when there is none. */
    private List<Place<Waiter>> take(int lane) {
        synchronized (lock) {
            List<Place<Waiter>> taken = lines.take(batchSize, System.nanoTime() - patience.toNanos());
            if (taken.isEmpty()) {
                idleLanes.add(lane);
            }
            return taken;
        }
    }

    private void finish(int lane, List<Place<Waiter>> taken) {
        synchronized (lock) {
            taken.forEach(lines::release);
        }
        contexts.get(lane).runOnContext(ignored -> next(lane));
    }

    /** Carries out a batch; one that fails is split, so that one poisonous request cannot fail its neighbours. */
    private Uni<Void> process(List<Place<Waiter>> requests) {
        return batch.carryOut(requests.stream().map(Place::request).toList())
                .invoke(results -> answer(requests, results))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> retryOrFail(requests, failure));
    }

    private Uni<Void> retryOrFail(List<Place<Waiter>> requests, Throwable failure) {
        ProblemException away = unavailable(failure);
        if (away != null || requests.size() == 1) {
            LOG.warnf("admission of %d requests failed: %s", requests.size(), failure);
            requests.forEach(one -> fail(one, away == null ? failure : away));
            return Uni.createFrom().voidItem();
        }
        int half = requests.size() / 2;
        return again(requests.subList(0, half)).chain(() -> again(requests.subList(half, requests.size())));
    }

    /** Without those who were told meanwhile to try again: they must not find the old request carried out later. */
    private Uni<Void> again(List<Place<Waiter>> requests) {
        List<Place<Waiter>> pending = new ArrayList<>(requests);
        pending.removeIf(this::isGivenUp);
        return pending.isEmpty() ? Uni.createFrom().voidItem() : process(pending);
    }

    private boolean isGivenUp(Place<Waiter> place) {
        boolean givenUp;
        synchronized (lock) {
            givenUp = place.isGivenUp(System.nanoTime() - patience.toNanos());
        }
        if (givenUp) {
            fail(place, overloaded());
        }
        return givenUp;
    }

    private static @Nullable ProblemException unavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (DatabaseFailures.isUnavailable(cause)) {
                return overloaded();
            }
        }
        return null;
    }

    private void answer(List<Place<Waiter>> requests, List<AdmissionResult> results) {
        for (int i = 0; i < requests.size(); i++) {
            AdmissionResult result = results.get(i);
            close(requests.get(i)).forEach(waiter -> waiter.emitter().complete(result));
        }
    }

    private void fail(Place<Waiter> place, Throwable failure) {
        close(place).forEach(waiter -> waiter.emitter().fail(failure));
    }

    private List<Waiter> close(Place<Waiter> place) {
        synchronized (lock) {
            return lines.close(place);
        }
    }

    static ProblemException overloaded() {
        return ProblemException.overloaded(RETRY_AFTER_SECONDS);
    }
}
