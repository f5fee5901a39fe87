package dev.haksa.card;

import dev.haksa.card.EntryRecheck.Findings;
import dev.haksa.card.EntryRecheck.Run;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges the rosters that were sent, hands them to the dean, and takes the dean's word (내부결재). */
@ApplicationScoped
public class CampaignApproval {
    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final EntryRows entries;
    private final EntryMoveRows moves;
    private final EntryRecheck recheck;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CampaignApproval(
            CampaignRows campaigns,
            RosterRows rosters,
            EntryRows entries,
            EntryMoveRows moves,
            EntryRecheck recheck,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.entries = entries;
        this.moves = moves;
        this.recheck = recheck;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was merged.
     *
     * @param students number of those who are handed to the dean
     * @param dropped who was sent and may not be any more, with the reasons
     * @param notSent names of departments that sent no roster
     */
    public record Merged(CardCampaign campaign, int students, List<LeftOff> dropped, List<String> notSent) {}

    /**
     * Decides once more on every student who was sent, takes off who may not be any more, and hands the rest to the dean. In a
     * supplementary round these are the new ones; when there are none the round is over. 422 while a department may still
     * send, or when nobody is left; 409 when it was handed over already; 428 and 412 by the tag.
     *
     * @param dryRun tells who would be handed over, and who would fall out, and changes nothing
     */
    public Uni<Merged> submit(String code, @Nullable String ifMatch, boolean dryRun, Caller caller) {
        Instant now = now();
        return campaigns.inTransaction(
                dryRun,
                connection -> campaigns
                        .lock(connection, code)
                        .invoke(campaign -> EntityTags.requireMatch(ifMatch, campaign.version()))
                        .chain(campaign -> submit(new Run(connection, campaign, caller, now))));
    }

    /**
     * The dean's word; a rejection needs a reason and opens the campaign again. 422 for whoever handed the list over: two
     * people answer for it. 409, 428 and 412.
     */
    public Uni<CardCampaign> decide(
            String code, boolean approved, @Nullable String reason, @Nullable String ifMatch, Caller caller) {
        if (!approved && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("CARD_REJECTION_REASON", "/reason", Map.of());
        }
        Instant now = now();
        CampaignState to = approved ? CampaignState.APPROVED : CampaignState.OPEN;
        CampaignRows.Move move = new CampaignRows.Move(to, now, caller, reason, true);
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, code)
                .invoke(campaign -> EntityTags.requireMatch(ifMatch, campaign.version()))
                .invoke(campaign -> CardRefusals.require(ApprovalRefusals.decision(campaign, approved, caller)))
                .call(campaign -> approved ? approve(connection, campaign, now) : NOTHING)
                .call(campaign -> campaigns.move(connection, campaign.id(), move))
                .call(campaign -> audit.record(connection, List.of(decided(campaign, move, caller))))
                .chain(campaign -> campaigns.find(connection, campaign.id())));
    }

    /** What the dean approves is fixed, with the names that departments have today. */
    private Uni<Void> approve(SqlConnection connection, CardCampaign campaign, Instant now) {
        return campaigns.fixNames(connection, campaign.id()).chain(() -> moves.approve(connection, campaign.id(), now));
    }

    private Uni<Merged> submit(Run run) {
        LocalDate today = Times.day(run.now());
        int campaign = run.campaign().id();
        return rosters.all(run.connection(), campaign)
                .invoke(all -> CardRefusals.require(ApprovalRefusals.submission(run.campaign(), all, today)))
                .call(() -> moves.lockAll(run.connection(), campaign, null, today))
                .chain(all -> findings(run).chain(findings -> merge(run, findings, notSent(all))));
    }

    /** Only who is new is decided on; what the dean approved stays as it is. */
    private Uni<Findings> findings(Run run) {
        return entries.waiting(run.connection(), run.campaign().id(), Times.day(run.now()))
                .chain(waiting -> recheck.decide(run, waiting));
    }

    private Uni<Merged> merge(Run run, Findings findings, List<String> notSent) {
        int left = findings.left();
        CardRefusals.require(ApprovalRefusals.nobodySent(run.campaign(), left));
        return recheck.takeOff(run, findings, null)
                .call(dropped -> audit.record(run.connection(), List.of(submitted(run, left, dropped))))
                .call(() -> left == 0 ? endRound(run) : move(run, CampaignState.SUBMITTED))
                .chain(dropped -> campaigns
                        .find(run.connection(), run.campaign().id())
                        .map(campaign -> new Merged(campaign, left, dropped, notSent)))
                .call(merged -> tell(run, merged.dropped()));
    }

    /** Nobody is new: the supplementary round is over, and the campaign is where the dean's word left it. */
    private Uni<Void> endRound(Run run) {
        return entries.approved(run.connection(), run.campaign().id(), Times.day(run.now()))
                .map(approved -> approved.stream().anyMatch(entry -> entry.state() == EntryState.ON_ROSTER))
                .chain(left -> move(run, left ? CampaignState.APPROVED : CampaignState.TRANSFERRED));
    }

    private Uni<Void> move(Run run, CampaignState to) {
        CampaignRows.Move move = new CampaignRows.Move(to, run.now(), run.caller(), null, false);
        return campaigns.move(run.connection(), run.campaign().id(), move);
    }

    private static List<String> notSent(List<CardRoster> all) {
        return all.stream()
                .filter(roster -> !roster.wasSent())
                .map(CardRoster::departmentName)
                .toList();
    }

    private Uni<Void> tell(Run run, List<LeftOff> dropped) {
        return outbox.publish(
                run.connection(),
                run.now(),
                dropped.stream()
                        .map(student -> CardEvents.excluded(run.campaign(), student, run.caller()))
                        .toList());
    }

    private static AuditEvent submitted(Run run, int students, List<LeftOff> dropped) {
        Map<String, Object> details = Map.of(
                "students",
                students,
                "dropped",
                dropped.stream().map(LeftOff::studentNumber).toList());
        return AuditEvent.of(
                run.now(),
                run.caller(),
                "CARD_CAMPAIGN_SUBMITTED",
                "CARD_CAMPAIGN",
                run.campaign().code(),
                details);
    }

    private static AuditEvent decided(CardCampaign campaign, CampaignRows.Move move, Caller caller) {
        String action = move.to() == CampaignState.APPROVED ? "CARD_CAMPAIGN_APPROVED" : "CARD_CAMPAIGN_REJECTED";
        return new AuditEvent(
                move.at(),
                caller,
                action,
                "CARD_CAMPAIGN",
                campaign.code(),
                move.reason(),
                Map.of("before", campaign.state().name(), "after", move.to().name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
