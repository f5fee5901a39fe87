package dev.haksa.cardissuer;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.PackagedEntries;
import dev.haksa.card.UnconfirmedPackages;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.cardissuer.store.WithdrawalRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes packages back that the company has not confirmed: because somebody in them was taken off, because the campaign ends,
 * or because academic affairs says so. Who stays comes with the next package, under another number and as the rules say then.
 * Packages after one that is taken back go with it, since each names the one before.
 */
@ApplicationScoped
public class PackageWithdrawal implements UnconfirmedPackages {
    private final PackageRows packages;
    private final WithdrawalRows rows;
    private final CardEntries entries;
    private final PackagedEntries packaged;
    private final AuditTrail audit;
    private final Clock clock;

    PackageWithdrawal(
            PackageRows packages,
            WithdrawalRows rows,
            CardEntries entries,
            PackagedEntries packaged,
            AuditTrail audit,
            Clock clock) {
        this.packages = packages;
        this.rows = rows;
        this.entries = entries;
        this.packaged = packaged;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which packages, when, by whom and why. */
    private record Recall(
            CardCampaign campaign,
            int from,
            Instant at,
            Caller by,
            @Nullable String reason) {}

    /** Which package, and why. */
    public record Order(String campaign, int sequence, String reason) {}

    /**
     * Takes a package back, and those after it.
     *
     * @return fails with 404, 409 when the company has it, it was never ready or was taken back before, 428 and 412 by its tag
     */
    public Uni<CardPackage> withdraw(Order order, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return packages.inTransaction(connection -> entries.lockCampaign(connection, order.campaign())
                .call(campaign -> rows.lock(connection, campaign.id()))
                .call(() -> packages.one(connection, order.campaign(), order.sequence())
                        .invoke(found -> EntityTags.requireMatch(ifMatch, found.version()))
                        .invoke(PackageWithdrawal::requireOpen))
                .chain(campaign ->
                        recall(connection, new Recall(campaign, order.sequence(), now, caller, order.reason())))
                .chain(() -> packages.one(connection, order.campaign(), order.sequence())));
    }

    @Override
    public Uni<List<Integer>> withdrawOf(
            SqlConnection connection, CardCampaign campaign, Collection<Long> entries, Instant at, Caller caller) {
        return rows.first(connection, campaign.id(), entries)
                .chain(first -> first == null
                        ? Uni.createFrom().item(List.of())
                        : recall(connection, new Recall(campaign, first, at, caller, null)));
    }

    @Override
    public Uni<List<Integer>> withdrawAll(SqlConnection connection, CardCampaign campaign, Instant at, Caller caller) {
        return rows.lock(connection, campaign.id())
                .chain(() -> recall(connection, new Recall(campaign, 1, at, caller, null)));
    }

    private Uni<List<Integer>> recall(SqlConnection connection, Recall recall) {
        int campaign = recall.campaign().id();
        return rows.dissolve(connection, campaign, recall.from())
                .call(free -> packaged.released(connection, free))
                .chain(() -> rows.release(connection, campaign, recall.from()))
                .call(free -> packaged.released(connection, free))
                .chain(() -> rows.withdraw(
                        connection,
                        campaign,
                        recall.from(),
                        recall.at(),
                        recall.by().name()))
                .call(sequences -> audit.record(
                        connection,
                        sequences.stream()
                                .map(sequence -> event(recall, sequence))
                                .toList()));
    }

    /**
     * 409 when the company has it, it was never ready or was taken back before. What cannot be written again, since its
     * certificate or a photo is gone, is taken back like any other.
     */
    static void requireOpen(CardPackage found) {
        if (found.transmittedAt() != null) {
            throw ProblemException.conflict("CARD_PACKAGE_WITH_COMPANY", Map.of("sequence", found.sequence()));
        }
        CardPackages.requireCounting(found);
        if (found.knownSha256() == null) {
            throw CardPackages.notReady(found);
        }
    }

    private static AuditEvent event(Recall recall, int sequence) {
        return new AuditEvent(
                recall.at(),
                recall.by(),
                "CARD_PACKAGE_WITHDRAWN",
                "CARD_PACKAGE",
                recall.campaign().code() + "/" + sequence,
                recall.reason(),
                Map.of());
    }
}
