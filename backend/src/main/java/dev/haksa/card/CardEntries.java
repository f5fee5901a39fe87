package dev.haksa.card;

import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Plan;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The door for whoever deals with the card company: what to send, and what became of it. */
@ApplicationScoped
public class CardEntries {
    private final CampaignRows campaigns;
    private final EntryRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    CardEntries(CampaignRows campaigns, EntryRows rows, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** A campaign; 404 when there is none. */
    public Uni<CardCampaign> campaign(SqlClient client, String code) {
        return campaigns.find(client, code);
    }

    /** The same, locked until the end of the transaction: always before its entries. */
    public Uni<CardCampaign> lockCampaign(SqlConnection connection, String code) {
        return campaigns.lock(connection, code);
    }

    /**
     * The students whose data go to the card company, by department and number; 422 unless the dean has approved. The
     * list stays the same once it is approved.
     */
    public Uni<List<CardEntry>> toTransfer(SqlConnection connection, int campaignId) {
        return campaigns
                .find(connection, campaignId)
                .invoke(CardEntries::requireApproved)
                .chain(() -> rows.all(connection, campaignId, today()));
    }

    /** Entries of students in a campaign; without those that were taken off. */
    public Uni<List<CardEntry>> of(SqlClient client, int campaignId, Collection<String> studentNumbers) {
        return rows.of(client, campaignId, today(), studentNumbers);
    }

    /** All entries of a campaign, by department and number; without those that were taken off. */
    public Uni<List<CardEntry>> all(SqlClient client, int campaignId) {
        return rows.all(client, campaignId, today());
    }

    /**
     * Records what happened to entries, in this order. A refusal on mobile ({@code UKAA2282}, {@code UKAA2172}, {@code
     * CUSTOMER_MISMATCH}) makes the student apply on paper. What is known already changes nothing.
     *
     * @return what moved, and the events to be published; fails with 422 naming each step that is not possible, and then
     *     nothing is written
     */
    public Uni<AdvancedEntries> advance(
            SqlConnection connection, int campaignId, List<EntryStep> steps, Caller caller) {
        Instant now = now();
        return rows.lock(
                        connection,
                        campaignId,
                        steps.stream().map(EntryStep::studentNumber).toList(),
                        Times.day(now))
                .map(known -> EntryMoves.plan(known, steps))
                .invoke(CardEntries::requirePossible)
                .call(plan -> rows.move(connection, plan, caller, now))
                .chain(plan -> advanced(connection, campaignId, plan, caller));
    }

    /**
     * The data went to the card company: the campaign and all its entries move on. Once it has, nothing happens again; 422
     * unless it is approved.
     */
    public Uni<AdvancedEntries> transferred(SqlConnection connection, String code, Instant at, Caller caller) {
        return campaigns
                .lock(connection, code)
                .invoke(CardEntries::requireApproved)
                .chain(campaign -> campaign.state() == CampaignState.TRANSFERRED
                        ? Uni.createFrom().item(new AdvancedEntries(List.of(), List.of(), List.of()))
                        : transfer(connection, campaign, at, caller));
    }

    private Uni<AdvancedEntries> transfer(SqlConnection connection, CardCampaign campaign, Instant at, Caller caller) {
        CampaignRows.Move move = new CampaignRows.Move(CampaignState.TRANSFERRED, at, caller.name(), null, false);
        return audit.record(connection, List.of(transfer(campaign, at, caller)))
                .chain(() -> campaigns.move(connection, campaign.id(), move))
                .chain(() -> rows.all(connection, campaign.id(), today()))
                .chain(entries -> advance(connection, campaign.id(), sent(entries, at), caller));
    }

    private static List<EntryStep> sent(List<CardEntry> entries, Instant at) {
        return entries.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.SENT_TO_ISSUER, null, Map.of(), at))
                .toList();
    }

    private Uni<AdvancedEntries> advanced(SqlConnection connection, int campaignId, Plan plan, Caller caller) {
        return campaigns.find(connection, campaignId).map(campaign -> advanced(campaign, plan, caller));
    }

    private static AdvancedEntries advanced(CardCampaign campaign, Plan plan, Caller caller) {
        return new AdvancedEntries(
                plan.last().stream().map(move -> move.step().studentNumber()).toList(),
                plan.already(),
                plan.moves().stream()
                        .map(move -> CardEvents.moved(campaign, move, caller))
                        .toList());
    }

    private static void requirePossible(Plan plan) {
        if (!plan.refusals().isEmpty()) {
            throw ProblemException.refused(plan.refusals());
        }
    }

    private static void requireApproved(CardCampaign campaign) {
        if (campaign.state() != CampaignState.APPROVED && campaign.state() != CampaignState.TRANSFERRED) {
            throw ProblemException.refused(List.of(new Violation(
                    "CARD_NOT_APPROVED", "card.2.3", Map.of("campaign", campaign.code(), "state", campaign.state()))));
        }
    }

    private static AuditEvent transfer(CardCampaign campaign, Instant at, Caller caller) {
        return AuditEvent.of(
                at, caller, "CARD_CAMPAIGN_TRANSFERRED", "CARD_CAMPAIGN", campaign.code(), Map.of("at", at.toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return Times.day(clock.instant());
    }
}
