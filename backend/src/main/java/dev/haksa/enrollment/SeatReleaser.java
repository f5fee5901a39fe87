package dev.haksa.enrollment;

import dev.haksa.enrollment.store.SeatReleaseRows;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Makes withheld seats free when their time has come, and offers free seats to those who wait: first to the waiting
 * students, in the same transaction. Every instance does so; the section's lock lets one after the other, and the later
 * one finds nothing left to do.
 */
@ApplicationScoped
public class SeatReleaser {
    private static final Logger LOG = Logger.getLogger(SeatReleaser.class);
    private static final int AT_A_TIME = 50;

    private final SeatReleaseRows rows;
    private final AdmissionBatch batch;
    private final Pool pool;
    private final Clock clock;

    SeatReleaser(SeatReleaseRows rows, AdmissionBatch batch, Pool pool, Clock clock) {
        this.rows = rows;
        this.batch = batch;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> everySecond() {
        return releaseDue().onFailure().invoke(SeatReleaser::warn).onFailure().recoverWithNull();
    }

    /** Somebody may have come to meet the rules without any seat changing hands, when a period opens for example. */
    @Scheduled(every = "${haksa.waitlist.sweep:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> nowAndThen() {
        return offerFree().onFailure().invoke(SeatReleaser::warn).onFailure().recoverWithNull();
    }

    /** The next run tries again. */
    private static void warn(Throwable failure) {
        LOG.warnf("withheld seats could not be released now: %s", failure.getMessage());
    }

    /** Releases every seat whose time has come. */
    public Uni<Void> releaseDue() {
        Instant now = clock.instant();
        return eachPage(after -> rows.due(pool, now, after, AT_A_TIME), this::release, 0);
    }

    /** Offers every free seat to those who wait. */
    public Uni<Void> offerFree() {
        Instant now = clock.instant();
        return eachPage(after -> rows.freeWhileSomebodyWaits(pool, now, after, AT_A_TIME), this::oneByOne, 0);
    }

    private static Uni<Void> eachPage(
            IntFunction<Uni<List<Integer>>> read, Function<List<Integer>, Uni<Void>> work, int after) {
        return read.apply(after)
                .chain(sections -> sections.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : work.apply(sections).chain(() -> eachPage(read, work, sections.getLast())));
    }

    private Uni<Void> release(List<Integer> sections) {
        return together(sections).onFailure().recoverWithUni(() -> oneByOne(sections));
    }

    private Uni<Void> together(List<Integer> sections) {
        return batch.carryOut(new AdmissionWork(List.of(), List.of(), sections)).replaceWithVoid();
    }

    /** One section that somebody else holds, or that fails, must not keep the others waiting. */
    private Uni<Void> oneByOne(List<Integer> sections) {
        return Multi.createFrom()
                .iterable(sections)
                .onItem()
                .transformToUniAndConcatenate(section -> together(List.of(section))
                        .onFailure()
                        .invoke(SeatReleaser::warn)
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
