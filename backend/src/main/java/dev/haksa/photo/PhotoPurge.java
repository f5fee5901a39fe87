package dev.haksa.photo;

import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.photo.store.PhotoPurgeRows;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.OrphanFiles;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deletes pictures that nobody needs any more: previews that nobody confirmed, what was rejected, superseded or
 * withdrawn, and what is left of those who left. What another feature holds stays ({@link PhotoHold}). What became of
 * each photo is kept.
 */
@ApplicationScoped
@Startup
public class PhotoPurge {
    private static final String FILE = "photo";
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Caller SYSTEM = Caller.system("photo-purge");

    private final PhotoPurgeRows rows;
    private final PhotoHolds holds;
    private final OrphanFiles orphans;
    private final AuditTrail audit;
    private final Clock clock;
    private final EffectiveDated<Integer> endedDays;
    private final EffectiveDated<Integer> yearsAfterLeaving;

    PhotoPurge(
            PhotoPurgeRows rows,
            PhotoHolds holds,
            OrphanFiles orphans,
            AuditTrail audit,
            Clock clock,
            Regulations regulations) {
        this.rows = rows;
        this.holds = holds;
        this.orphans = orphans;
        this.audit = audit;
        this.clock = clock;
        this.endedDays = regulations.parameter(FILE, "ended-days", ParameterReaders::wholeNumber);
        this.yearsAfterLeaving = regulations.parameter(FILE, "years-after-leaving", ParameterReaders::wholeNumber);
    }

    /** Forgets previews whose day is over. */
    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> forgetPreviews() {
        return rows.forgetPreviews(now().minus(PhotoRetention.PREVIEW), AT_ONCE)
                .call(orphans::remove)
                .chain(forgotten ->
                        forgotten.size() < AT_ONCE ? Uni.createFrom().voidItem() : forgetPreviews());
    }

    /** Deletes the pictures that are no longer kept; every one stands in the audit trail. */
    @Scheduled(every = "24h", delayed = "45m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> purge() {
        Instant now = now();
        LocalDate today = Times.day(now);
        PhotoRetention rule = new PhotoRetention(endedDays.at(today), yearsAfterLeaving.at(today));
        Due ended = (connection, after) -> rows.lockEnded(connection, rule.endedBefore(now), after, AT_ONCE);
        Due left = (connection, after) -> rows.lockLeft(connection, rule.lastDayOfLeaving(today), after, AT_ONCE);
        return chunks(ended, FIRST, now).chain(() -> chunks(left, FIRST, now));
    }

    /** Locks the next photos whose time is over, behind an id. */
    @FunctionalInterface
    private interface Due {
        Uni<List<UUID>> lock(SqlConnection connection, UUID after);
    }

    /**
     * What came of some photos.
     *
     * @param last the last of as many as are looked at at once; null when there were fewer
     */
    private record Chunk(@Nullable UUID last, List<StudentPhoto> gone) {}

    private Uni<Void> chunks(Due due, UUID after, Instant now) {
        return rows.inTransaction(connection -> due.lock(connection, after)
                        .chain(found -> remove(connection, found, now))
                        .call(chunk -> note(connection, chunk.gone(), now)))
                .call(chunk -> orphans.remove(chunk.gone().stream()
                        .map(StudentPhoto::sha256)
                        .distinct()
                        .toList()))
                .chain(chunk -> chunk.last() == null ? Uni.createFrom().voidItem() : chunks(due, chunk.last(), now));
    }

    /** What somebody holds stays, and is looked at again the next time. */
    private Uni<Chunk> remove(SqlConnection connection, List<UUID> found, Instant now) {
        return holds.held(connection, found)
                .map(held -> found.stream().filter(id -> !held.contains(id)).toList())
                .chain(free -> rows.remove(connection, free, now))
                .map(gone -> new Chunk(found.size() < AT_ONCE ? null : found.getLast(), gone));
    }

    private Uni<Void> note(SqlConnection connection, List<StudentPhoto> gone, Instant now) {
        return audit.record(
                connection,
                gone.stream()
                        .map(photo -> PhotoNews.entry("PHOTO_CONTENT_REMOVED", photo, SYSTEM, now))
                        .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
