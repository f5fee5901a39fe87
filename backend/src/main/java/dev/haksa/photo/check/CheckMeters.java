package dev.haksa.photo.check;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;

/** What an operator sees of the checks: how many wait, for how long, how long they take, and who is sent away. */
final class CheckMeters {
    private final MeterRegistry meters;
    private final Timer waited;
    private final Counter queueFull;
    private final Counter shareTaken;
    private final Counter facesUnchecked;

    CheckMeters(MeterRegistry meters, ThreadPoolExecutor threads) {
        this.meters = meters;
        this.waited = Timer.builder("haksa.photos.waited")
                .description("time that photos waited for their check")
                .register(meters);
        this.queueFull = turnedAway("queue");
        this.shareTaken = turnedAway("share");
        this.facesUnchecked = Counter.builder("haksa.photos.faces.unchecked")
                .description("photos taken whose faces nobody counted")
                .register(meters);
        Gauge.builder("haksa.photos.waiting", threads, pool -> pool.getQueue().size())
                .description("photos that wait for their check")
                .register(meters);
        Gauge.builder("haksa.photos.checking", threads, ThreadPoolExecutor::getActiveCount)
                .description("photos that are being checked")
                .register(meters);
    }

    private Counter turnedAway(String reason) {
        return Counter.builder("haksa.photos.turned.away")
                .tag("reason", reason)
                .description("photos sent away unchecked: the queue is full, or one person's share of it")
                .register(meters);
    }

    void queueIsFull() {
        queueFull.increment();
    }

    void shareIsTaken() {
        shareTaken.increment();
    }

    void begins(long sinceNanos) {
        waited.record(Duration.ofNanos(System.nanoTime() - sinceNanos));
    }

    void taken(CheckedPhoto photo, long sinceNanos) {
        ended("taken", sinceNanos);
        if (photo.findings().stream().anyMatch(finding -> finding.code() == FindingCode.FACE_NOT_CHECKED)) {
            facesUnchecked.increment();
        }
    }

    void refused(long sinceNanos) {
        ended("refused", sinceNanos);
    }

    void failed(long sinceNanos) {
        ended("failed", sinceNanos);
    }

    private void ended(String outcome, long sinceNanos) {
        Timer.builder("haksa.photos.check")
                .tag("outcome", outcome)
                .description("time that checks of photos took")
                .register(meters)
                .record(Duration.ofNanos(System.nanoTime() - sinceNanos));
    }
}
