package dev.haksa.cardissuer;

import dev.haksa.card.CampaignState;
import dev.haksa.card.CardEntries;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.cardissuer.store.SealRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for packages; one whose file was lost is written again first: the same ZIP file, also when the company has it. */
@ApplicationScoped
public class PackageOrders {
    private final CardPackages packages;
    private final CardEntries entries;
    private final PackageRows rows;
    private final SealRows seals;
    private final KeptPackageFiles files;
    private final AuditTrail audit;
    private final Clock clock;

    PackageOrders(
            CardPackages packages,
            CardEntries entries,
            PackageRows rows,
            SealRows seals,
            KeptPackageFiles files,
            AuditTrail audit,
            Clock clock) {
        this.packages = packages;
        this.entries = entries;
        this.rows = rows;
        this.seals = seals;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** The package of what is approved: {@link CardPackages#request}; fails with 503 when the file store is out of reach. */
    public Uni<CardPackage> request(String campaign, @Nullable Boolean encrypted, Caller caller) {
        return packages.all(campaign)
                .chain(files::lost)
                .chain(lost -> lost.isEmpty() ? Uni.createFrom().voidItem() : writeAgain(campaign, lost, caller))
                .chain(() -> packages.request(campaign, encrypted, caller));
    }

    private Uni<Void> writeAgain(String campaign, List<CardPackage> lost, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                .chain(found -> Multi.createFrom()
                        .iterable(found.state() == CampaignState.CLOSED ? List.<CardPackage>of() : lost)
                        .onItem()
                        .transformToUniAndConcatenate(one -> writeAgain(connection, one, now, caller))
                        .onItem()
                        .ignoreAsUni()));
    }

    private Uni<Void> writeAgain(SqlConnection connection, CardPackage lost, Instant now, Caller caller) {
        String sha256 = Objects.requireNonNull(lost.content()).contentSha256();
        AuditEvent event = AuditEvent.of(
                now,
                caller,
                "CARD_PACKAGE_WRITTEN_AGAIN",
                "CARD_PACKAGE",
                lost.campaign() + "/" + lost.sequence(),
                Map.of("contentSha256", sha256));
        return seals.writeAgain(connection, lost.id(), sha256)
                .chain(again -> again
                        ? audit.record(connection, List.of(event))
                        : Uni.createFrom().voidItem());
    }
}
