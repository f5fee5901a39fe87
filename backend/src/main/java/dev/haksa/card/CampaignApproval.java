package dev.haksa.card;

import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.regulation.Violation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merges the rosters that were sent, hands them to the dean, and takes the dean's word (내부결재). */
@ApplicationScoped
public class CampaignApproval {
    private static final String APPROVAL = "card.2.3";

    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final EntryRows entries;
    private final CardRules rules;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CampaignApproval(
            CampaignRows campaigns,
            RosterRows rosters,
            EntryRows entries,
            CardRules rules,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.entries = entries;
        this.rules = rules;
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

    private record Run(SqlConnection connection, CardCampaign campaign, Caller caller, Instant now) {}

    private record Findings(List<CardEntry> entries, List<Verdict> dropped) {}

    /**
     * Decides once more on every student who was sent, takes off who may not be any more, and hands the rest to the dean. 422
     * while a department may still send, or when nobody is left; 409 when it was handed over already; 428 and 412 by the tag.
     */
    public Uni<Merged> submit(String code, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, code)
                .invoke(campaign -> EntityTags.requireMatch(ifMatch, campaign.version()))
                .invoke(campaign -> requireState(campaign, CampaignState.OPEN))
                .chain(campaign -> submit(new Run(connection, campaign, caller, now))));
    }

    /** The dean's word; a rejection needs a reason and opens the campaign again. 409, 428 and 412. */
    public Uni<CardCampaign> decide(
            String code, boolean approved, @Nullable String reason, @Nullable String ifMatch, Caller caller) {
        if (!approved && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("CARD_REJECTION_REASON", "/reason", Map.of());
        }
        Instant now = now();
        CampaignState to = approved ? CampaignState.APPROVED : CampaignState.OPEN;
        CampaignRows.Move move = new CampaignRows.Move(to, now, caller.name(), reason, true);
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, code)
                .invoke(campaign -> EntityTags.requireMatch(ifMatch, campaign.version()))
                .invoke(campaign -> requireState(campaign, CampaignState.SUBMITTED))
                .call(campaign -> campaigns.move(connection, campaign.id(), move))
                .call(campaign -> audit.record(connection, List.of(decided(campaign, move, caller))))
                .chain(campaign -> campaigns.find(connection, campaign.id())));
    }

    private Uni<Merged> submit(Run run) {
        LocalDate today = Times.day(run.now());
        int campaign = run.campaign().id();
        return rosters.all(run.connection(), campaign)
                .invoke(all -> requireNothingPending(run.campaign(), all, today))
                .call(() -> entries.lockAll(run.connection(), campaign, null, today))
                .chain(all -> merge(run, all));
    }

    private Uni<Merged> merge(Run run, List<CardRoster> all) {
        return findings(run).chain(findings -> merge(run, findings, all));
    }

    private Uni<Findings> findings(Run run) {
        LocalDate today = Times.day(run.now());
        return entries.all(run.connection(), run.campaign().id(), today).chain(all -> findings(run, all));
    }

    private Uni<Findings> findings(Run run, List<CardEntry> all) {
        return rules.sent(run.connection(), run.campaign(), all, Times.day(run.now()))
                .map(verdicts -> new Findings(all, dropped(all, verdicts)));
    }

    private Uni<Merged> merge(Run run, Findings findings, List<CardRoster> all) {
        int left = findings.entries().size() - findings.dropped().size();
        if (left == 0) {
            throw ProblemException.refused(List.of(new Violation(
                    "CARD_NOBODY_SENT",
                    APPROVAL,
                    Map.of("campaign", run.campaign().code()))));
        }
        List<LeftOff> dropped = findings.dropped().stream().map(LeftOff::of).toList();
        List<String> notSent = all.stream()
                .filter(roster -> !roster.wasSent())
                .map(CardRoster::departmentName)
                .toList();
        CampaignRows.Move move = new CampaignRows.Move(
                CampaignState.SUBMITTED, run.now(), run.caller().name(), null, false);
        return takeOff(run, findings)
                .chain(() -> campaigns.move(run.connection(), run.campaign().id(), move))
                .chain(() -> audit.record(run.connection(), List.of(submitted(run, left, dropped))))
                .chain(() -> campaigns.find(run.connection(), run.campaign().id()))
                .map(campaign -> new Merged(campaign, left, dropped, notSent))
                .call(() -> tell(run, dropped));
    }

    private Uni<Void> takeOff(Run run, Findings findings) {
        if (findings.dropped().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EntryStep> steps = findings.dropped().stream()
                .map(one -> new EntryStep(one.facts().studentNumber(), EntryState.REMOVED, null, Map.of(), run.now()))
                .toList();
        Map<String, Integer> departments = findings.entries().stream()
                .collect(Collectors.toMap(CardEntry::studentNumber, CardEntry::departmentId));
        List<String> numbers = steps.stream().map(EntryStep::studentNumber).toList();
        return entries.lock(run.connection(), run.campaign().id(), numbers, Times.day(run.now()))
                .map(known -> EntryMoves.plan(known, steps))
                .chain(plan -> entries.move(run.connection(), plan, run.caller(), run.now()))
                .chain(() -> rosters.leaveOff(
                        run.connection(),
                        run.campaign().id(),
                        findings.dropped(),
                        number -> departments.getOrDefault(number, 0),
                        run.now()));
    }

    private Uni<Void> tell(Run run, List<LeftOff> dropped) {
        return outbox.publish(
                run.connection(),
                run.now(),
                dropped.stream()
                        .map(student -> CardEvents.excluded(run.campaign(), student, run.caller()))
                        .toList());
    }

    private static List<Verdict> dropped(List<CardEntry> entries, List<Verdict> verdicts) {
        Map<String, CardEntry> sent =
                entries.stream().collect(Collectors.toMap(CardEntry::studentNumber, entry -> entry));
        List<Verdict> dropped = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            CardEntry entry = sent.get(verdict.facts().studentNumber());
            KeptPhoto photo = verdict.photo();
            if (!verdict.listed()) {
                dropped.add(verdict);
            } else if (entry != null && photo != null && !photo.id().equals(entry.photoId())) {
                dropped.add(verdict.without(new Violation("CARD_PHOTO_REPLACED", "card.2.2", Map.of())));
            }
        }
        return dropped;
    }

    private static void requireNothingPending(CardCampaign campaign, List<CardRoster> rosters, LocalDate today) {
        List<String> pending = rosters.stream()
                .filter(roster -> roster.state() != RosterState.SENT)
                .filter(roster -> CardRefusals.calendar(campaign, roster).rosterOpen(today))
                .map(CardRoster::departmentName)
                .toList();
        if (!pending.isEmpty()) {
            throw ProblemException.refused(
                    List.of(new Violation("CARD_ROSTERS_PENDING", APPROVAL, Map.of("departments", pending))));
        }
    }

    private static void requireState(CardCampaign campaign, CampaignState wanted) {
        if (campaign.state() != wanted) {
            throw CardRefusals.state(campaign);
        }
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
