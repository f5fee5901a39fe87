package dev.haksa.cardissuer;

import dev.haksa.card.AdvancedEntries;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.cardissuer.store.PackageRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** When the card company has a package: its entries move on, and the campaign does when no other entry is left. */
@ApplicationScoped
public class PackageTransmission {
    private final PackageRows rows;
    private final CardPackages packages;
    private final CardEntries entries;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PackageTransmission(
            PackageRows rows,
            CardPackages packages,
            CardEntries entries,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.packages = packages;
        this.entries = entries;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Somebody says that the company has a package, and proves it by its hash. Said again, nothing changes.
     *
     * @param sha256 of the ZIP file
     * @return fails with 404, 400 when it is another hash, 409 when the package is not ready, an earlier one is missing, or
     *     the campaign is over
     */
    public Uni<CardPackage> confirm(String campaign, int sequence, String sha256, Caller caller) {
        return rows.inTransaction(connection -> entries.lockCampaign(connection, campaign)
                .chain(found -> rows.one(connection, campaign, sequence).invoke(one -> requireNotOver(found, one)))
                .invoke(found -> CardPackages.requireHash(found, sha256))
                .chain(found -> transmit(connection, found, caller))
                .call(events -> outbox.publish(connection, now(), events))
                .chain(() -> rows.one(connection, campaign, sequence)));
    }

    /**
     * The company has a package, in a transaction that holds the campaign.
     *
     * @return events to be published last; fails with 409 when an earlier package is missing or the campaign is over
     */
    Uni<List<OutboxEvent>> transmit(SqlConnection connection, CardPackage found, Caller caller) {
        if (found.transmittedAt() != null) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = now();
        return entries.lockCampaign(connection, found.campaign())
                .invoke(campaign -> requireNotOver(campaign, found))
                .chain(() -> rows.all(connection, found.campaignId()))
                .invoke(all -> requireNoneMissing(all, found))
                .chain(() -> move(connection, found, now, caller));
    }

    private Uni<List<OutboxEvent>> move(SqlConnection connection, CardPackage found, Instant now, Caller caller) {
        return rows.transmitted(connection, found.id(), now, caller)
                .chain(() -> audit.record(connection, List.of(event(found, now, caller))))
                .chain(() -> left(connection, found))
                .chain(left -> entries.advance(connection, found.campaignId(), sent(left, found, now), caller))
                .chain(moved -> campaignTransferred(connection, found, now, caller)
                        .map(rest -> Stream.concat(moved.events().stream(), rest.events().stream())
                                .toList()));
    }

    /** The entries of a package; whoever was taken off since may have another one, which is not in it. */
    private Uni<List<CardEntry>> left(SqlConnection connection, CardPackage found) {
        return rows.members(connection, found.id())
                .chain(members -> entries.of(connection, found.campaignId(), members.values())
                        .map(cards -> cards.stream()
                                .filter(card -> members.containsKey(card.id()))
                                .toList()));
    }

    /** 409 when the campaign ended before the company had the package. */
    static void requireNotOver(CardCampaign campaign, CardPackage found) {
        if (campaign.state() == CampaignState.CLOSED && found.transmittedAt() == null) {
            throw ProblemException.conflict("CARD_TRANSFER_OVER", Map.of("campaign", campaign.code()));
        }
    }

    /** 409 when the company has not confirmed a package before. */
    static void requireNoneMissing(List<CardPackage> all, CardPackage found) {
        all.stream()
                .filter(one -> one.counts() && one.sequence() < found.sequence() && one.transmittedAt() == null)
                .findFirst()
                .ifPresent(one -> {
                    throw ProblemException.conflict("CARD_PACKAGE_BEFORE_MISSING", Map.of("sequence", one.sequence()));
                });
    }

    private static List<EntryStep> sent(List<CardEntry> left, CardPackage found, Instant at) {
        Map<String, Object> facts = Map.of("package", found.sequence());
        return left.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.SENT_TO_ISSUER, null, facts, at))
                .toList();
    }

    private Uni<AdvancedEntries> campaignTransferred(
            SqlConnection connection, CardPackage found, Instant now, Caller caller) {
        Uni<AdvancedEntries> nothing = Uni.createFrom().item(new AdvancedEntries(List.of(), List.of(), List.of()));
        return entries.lockCampaign(connection, found.campaign())
                .chain(campaign -> campaign.state() == CampaignState.APPROVED
                        ? packages.complete(connection, campaign)
                        : Uni.createFrom().item(false))
                .chain(complete -> complete ? entries.transferred(connection, found.campaign(), now, caller) : nothing);
    }

    private static AuditEvent event(CardPackage found, Instant at, Caller caller) {
        Map<String, Object> details = Map.of("sha256", CardPackages.sha256(found), "entries", found.entries());
        String subject = found.campaign() + "/" + found.sequence();
        return AuditEvent.of(at, caller, "CARD_PACKAGE_TRANSMITTED", "CARD_PACKAGE", subject, details);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
