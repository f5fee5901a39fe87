package dev.haksa.photoregister;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.photoregister.ImportPlaces.Place;
import dev.haksa.photoregister.ImportReport.Outcome;
import dev.haksa.photoregister.store.ImportRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.DatabaseFailures;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Puts in archives one after the other while nobody waits, and keeps the reports. An import that ends with this machine shows
 * as interrupted: sending the archive again changes nothing that was put in.
 */
@ApplicationScoped
class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);

    /** Reports name students, so they are not kept for longer than somebody works with them. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** For so long the database may be away before an import is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Pool pool;
    private final ImportRows rows;
    private final ImportedFiles files;
    private final ImportWork work;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<UUID, ArchivedPhotos> running = new ConcurrentHashMap<>();

    ImportJobs(Pool pool, ImportRows rows, ImportedFiles files, ImportWork work, AuditTrail audit, Clock clock) {
        this.pool = pool;
        this.rows = rows;
        this.files = files;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins with an archive as soon as it is its turn; {@code end} lets go of it. Whoever reads that it is done may send
     * another one, so the place is free before that is noted.
     */
    void start(UUID id, ArchivedPhotos photos, Place place, Uni<Void> end) {
        running.put(id, photos);
        work.awaitTurn()
                .chain(turn -> inTurn(id, photos, place, turn))
                .onTermination()
                .invoke(() -> running.remove(id))
                .onTermination()
                .call(() -> end)
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "The import %s of photos broke off", id));
    }

    private Uni<Void> inTurn(UUID id, ArchivedPhotos photos, Place place, Turn turn) {
        return persevering(() -> rows.begin(pool, id, now()))
                .chain(() -> files.put(photos))
                .onTermination()
                .invoke(place::giveBack)
                .chain(report ->
                        persevering(() -> pool.withTransaction(connection -> ended(connection, id, photos, report))))
                .onTermination()
                .invoke(turn::giveBack);
    }

    /** An archive that was accepted, and a report on what was put in, outlast a database that is away for a while. */
    private static Uni<Void> persevering(Supplier<Uni<? extends Void>> write) {
        return Uni.createFrom()
                .deferred(write)
                .onFailure(ImportJobs::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(PATIENCE.toMillis());
    }

    private static boolean mayPass(Throwable failure) {
        ProblemException problem = DatabaseFailures.recognise(failure);
        return problem != null && problem.type() == ProblemType.OVERLOADED;
    }

    private Uni<Void> ended(SqlConnection connection, UUID id, ArchivedPhotos photos, ImportReport report) {
        Instant now = now();
        LOG.infof(
                "The import %s of photos is done: %d taken, %d unchanged, %d refused, %d failed",
                id,
                report.count(Outcome.TAKEN),
                report.count(Outcome.UNCHANGED),
                report.count(Outcome.REFUSED),
                report.count(Outcome.FAILED));
        return rows.end(connection, id, report, now)
                .chain(first -> first
                        ? audit.record(connection, List.of(event(id, photos, report, now)))
                        : Uni.createFrom().voidItem());
    }

    /** Trying is on record too: it tells which numbers are those of students. */
    private static AuditEvent event(UUID id, ArchivedPhotos photos, ImportReport report, Instant at) {
        return new AuditEvent(
                at,
                photos.caller(),
                report.dryRun() ? "PHOTO_IMPORT_TRIED" : "PHOTOS_IMPORTED",
                "PHOTO_IMPORT",
                id.toString(),
                photos.order().reason(),
                Map.of(
                        "taken", report.count(Outcome.TAKEN),
                        "unchanged", report.count(Outcome.UNCHANGED),
                        "refused", report.count(Outcome.REFUSED),
                        "failed", report.count(Outcome.FAILED)));
    }

    /** Says how far the imports of this machine have come, and by that that it is there. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellProgress() {
        Map<UUID, Integer> done = running.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().done().get()));
        return done.isEmpty() ? Uni.createFrom().voidItem() : rows.progress(pool, done);
    }

    /** Forgets what is old. */
    @Scheduled(every = "24h", delayed = "55m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return rows.forget(pool, clock.instant().minus(KEPT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
