package dev.haksa.card;

import dev.haksa.card.EntryRecheck.Run;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What the dean approved: when the last students whose data have not left fall out, all of it is with the company. */
@ApplicationScoped
class ApprovedList {
    private final CampaignRows campaigns;
    private final EntryRows entries;
    private final AuditTrail audit;

    ApprovedList(CampaignRows campaigns, EntryRows entries, AuditTrail audit) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.audit = audit;
    }

    /** Moves an approved campaign on when everybody who is left on its list is with the company; nothing when nobody is. */
    Uni<Void> settle(Run run) {
        return run.campaign().state() != CampaignState.APPROVED
                ? Uni.createFrom().voidItem()
                : entries.approved(run.connection(), run.campaign().id(), Times.day(run.now()))
                        .chain(left -> isWithCompany(left)
                                ? move(run)
                                : Uni.createFrom().voidItem());
    }

    private static boolean isWithCompany(List<CardEntry> left) {
        return !left.isEmpty() && left.stream().noneMatch(entry -> entry.state() == EntryState.ON_ROSTER);
    }

    private Uni<Void> move(Run run) {
        CampaignRows.Move move = new CampaignRows.Move(CampaignState.TRANSFERRED, run.now(), run.caller(), null, false);
        AuditEvent event = AuditEvent.of(
                run.now(),
                run.caller(),
                "CARD_CAMPAIGN_TRANSFERRED",
                "CARD_CAMPAIGN",
                run.campaign().code(),
                Map.of("at", run.now().toString()));
        return campaigns
                .move(run.connection(), run.campaign().id(), move)
                .chain(() -> audit.record(run.connection(), List.of(event)));
    }
}
