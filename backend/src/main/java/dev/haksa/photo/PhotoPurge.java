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
import java.util.function.Function;

/**
 * Deletes pictures that nobody needs any more: previews that nobody confirmed, what was rejected, superseded or
 * withdrawn, and what is left of those who left. What became of each photo is kept.
 */
@ApplicationScoped
@Startup
public class PhotoPurge {
    private static final String FILE = "photo";
    private static final int AT_ONCE = 200;
    private static final Caller SYSTEM = Caller.system("photo-purge");

    private final PhotoPurgeRows rows;
    private final OrphanFiles orphans;
    private final AuditTrail audit;
    private final Clock clock;
    private final EffectiveDated<Integer> endedDays;
    private final EffectiveDated<Integer> yearsAfterLeaving;

    PhotoPurge(PhotoPurgeRows rows, OrphanFiles orphans, AuditTrail audit, Clock clock, Regulations regulations) {
        this.rows = rows;
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
        return chunks(connection -> rows.removeEnded(connection, rule.endedBefore(now), now, AT_ONCE), now)
                .chain(() -> chunks(
                        connection -> rows.removeLeft(connection, rule.lastDayOfLeaving(today), now, AT_ONCE), now));
    }

    private Uni<Void> chunks(Function<SqlConnection, Uni<List<StudentPhoto>>> removal, Instant now) {
        return rows.inTransaction(connection -> removal.apply(connection).call(gone -> note(connection, gone, now)))
                .call(gone -> orphans.remove(
                        gone.stream().map(StudentPhoto::sha256).distinct().toList()))
                .chain(gone -> gone.size() < AT_ONCE ? Uni.createFrom().voidItem() : chunks(removal, now));
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
