package dev.haksa.cardissuer;

import dev.haksa.cardissuer.store.ProductionRows;
import dev.haksa.shared.files.OrphanFiles;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes the files of packages some time after the card company has them, or after they were ready if nobody ever confirmed
 * them: hundreds of photos with names. The names go with the file, or with the campaign.
 */
@ApplicationScoped
public class PackageRetention {
    private final ProductionRows rows;
    private final OrphanFiles orphans;
    private final Clock clock;
    private final Duration kept;

    PackageRetention(
            ProductionRows rows,
            OrphanFiles orphans,
            Clock clock,
            @ConfigProperty(name = "haksa.cards.package-retention", defaultValue = "P90D") Duration kept) {
        this.rows = rows;
        this.orphans = orphans;
        this.clock = clock;
        this.kept = kept;
    }

    /** Deletes what is no longer kept; numbers and hashes stay. */
    @Scheduled(every = "24h", delayed = "45m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> purge() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.letGo(now.minus(kept), now).chain(this::remove).chain(() -> rows.forgetNames(now.minus(kept)));
    }

    private Uni<Void> remove(List<String> sha256s) {
        return sha256s.isEmpty()
                ? Uni.createFrom().voidItem()
                : orphans.remove(sha256s).replaceWithVoid();
    }
}
