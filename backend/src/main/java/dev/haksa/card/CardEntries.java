package dev.haksa.card;

import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Plan;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The door for whoever deals with the card company: what to send, and what became of it. */
@ApplicationScoped
public class CardEntries {
    private final CampaignRows campaigns;
    private final EntryRows rows;
    private final EntryMoveRows moves;
    private final EntryRecheck recheck;
    private final EntryChannels channels;
    private final ApprovedList list;
    private final AuditTrail audit;
    private final Clock clock;

    CardEntries(
            CampaignRows campaigns,
            EntryRows rows,
            EntryMoveRows moves,
            EntryRecheck recheck,
            EntryChannels channels,
            ApprovedList list,
            AuditTrail audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.moves = moves;
        this.recheck = recheck;
        this.channels = channels;
        this.list = list;
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
     * The students whom the dean has approved, by department and number; 422 unless there is an approved list. What was
     * approved stays so while a supplementary round is under way, whose students come with the dean's next word. Academic
     * affairs may take off who is not with the company yet.
     */
    public Uni<List<CardEntry>> toTransfer(SqlConnection connection, int campaignId) {
        return campaigns
                .find(connection, campaignId)
                .invoke(CardEntries::requireApproved)
                .chain(() -> rows.approved(connection, campaignId, today()));
    }

    /**
     * What a package is to be made of.
     *
     * @param entries who may be sent, by department and number, as they apply by the rules of today
     * @param dropped who was taken off, with the reasons
     * @param events to be published by the caller, as the last thing before the commit
     */
    public record Rechecked(List<CardEntry> entries, List<LeftOff> dropped, List<OutboxEvent> events) {
        /** Copies the lists. */
        public Rechecked {
            entries = List.copyOf(entries);
            dropped = List.copyOf(dropped);
            events = List.copyOf(events);
        }
    }

    /**
     * Decides once more on approved students before their data leave the house: who is not eligible any more (left, moved, has
     * a card, is on another roster) or whose approved photo is not the one that was confirmed is taken off for good, on record
     * and with the reasons. To be called when a package is made, and when one that failed is made again, in the transaction
     * that holds the campaign ({@link #lockCampaign}); never for entries of a package that somebody may have.
     *
     * @param candidates of {@link #toTransfer}, those that are to go into the package; others than {@code ON_ROSTER} are
     *     left out
     */
    public Uni<Rechecked> recheck(
            SqlConnection connection, CardCampaign campaign, List<CardEntry> candidates, Caller caller) {
        EntryRecheck.Run run = new EntryRecheck.Run(connection, campaign, caller, now());
        List<CardEntry> waiting = candidates.stream()
                .filter(entry -> entry.state() == EntryState.ON_ROSTER)
                .toList();
        return recheck.decide(run, waiting)
                .chain(findings -> recheck.takeOff(run, findings, null))
                .chain(dropped -> left(run, waiting, dropped))
                .call(rechecked -> rechecked.dropped().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : audit.record(connection, List.of(dropped(run, rechecked)))
                                .chain(() -> list.settle(run)));
    }

    /** Who stays, as they apply by the rules of today; locked, so that nothing changes until the package is made. */
    private Uni<Rechecked> left(EntryRecheck.Run run, List<CardEntry> asked, List<LeftOff> dropped) {
        Set<String> left = asked.stream().map(CardEntry::studentNumber).collect(Collectors.toCollection(HashSet::new));
        dropped.forEach(student -> left.remove(student.studentNumber()));
        int campaign = run.campaign().id();
        LocalDate today = Times.day(run.now());
        return channels.follow(run.connection(), run.campaign(), left, today)
                .chain(() -> rows.of(run.connection(), campaign, today, left))
                .map(entries -> rechecked(run, entries, dropped));
    }

    private static Rechecked rechecked(EntryRecheck.Run run, List<CardEntry> left, List<LeftOff> dropped) {
        return new Rechecked(
                left,
                dropped,
                dropped.stream()
                        .map(student -> CardEvents.excluded(run.campaign(), student, run.caller()))
                        .toList());
    }

    private static AuditEvent dropped(EntryRecheck.Run run, Rechecked rechecked) {
        List<String> numbers =
                rechecked.dropped().stream().map(LeftOff::studentNumber).toList();
        return AuditEvent.of(
                run.now(),
                run.caller(),
                "CARD_ENTRIES_DROPPED",
                "CARD_CAMPAIGN",
                run.campaign().code(),
                Map.of("studentNumbers", numbers));
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
        return moves.lock(
                        connection,
                        campaignId,
                        steps.stream().map(EntryStep::studentNumber).toList(),
                        Times.day(now))
                .map(known -> EntryMoves.plan(known, steps))
                .invoke(CardEntries::requirePossible)
                .call(plan -> moves.move(connection, plan, caller, now))
                .chain(plan -> advanced(connection, campaignId, plan, caller));
    }

    /**
     * The data went to the card company: the campaign and all its approved entries move on; in a supplementary round the
     * campaign stays where that is. Once it has, nothing happens again; 422 unless there is an approved list.
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
        CampaignRows.Move move = new CampaignRows.Move(CampaignState.TRANSFERRED, at, caller, null, false);
        return audit.record(connection, List.of(transfer(campaign, at, caller)))
                .chain(() -> campaign.state() == CampaignState.APPROVED
                        ? campaigns.move(connection, campaign.id(), move)
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.approved(connection, campaign.id(), today()))
                .chain(entries -> advance(connection, campaign.id(), sent(entries, at), caller));
    }

    private static List<EntryStep> sent(List<CardEntry> entries, Instant at) {
        return entries.stream()
                .filter(entry -> entry.state() == EntryState.ON_ROSTER)
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
        if (!campaign.hasApprovedList()) {
            Map<String, Object> facts = CardRefusals.stateFacts(campaign.code(), campaign.state());
            throw ProblemException.refused(List.of(new Violation("CARD_NOT_APPROVED", "card.2.3", facts)));
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
