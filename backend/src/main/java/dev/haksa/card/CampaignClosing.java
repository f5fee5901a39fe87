package dev.haksa.card;

import dev.haksa.card.EntryRecheck.Run;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.EntryRows;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends campaigns; nobody stays on a list of one that is over. */
@ApplicationScoped
public class CampaignClosing {
    private final CampaignRows campaigns;
    private final EntryRows entries;
    private final EntryMoveRows moves;
    private final PackageRecall packages;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CampaignClosing(
            CampaignRows campaigns,
            EntryRows entries,
            EntryMoveRows moves,
            PackageRecall packages,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.moves = moves;
        this.packages = packages;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Ends a campaign: its departments and students are free for the next one. Students whose data are not with the card company
     * are taken off and told, and packages that it has not confirmed are taken back; when the dean has approved some of them that
     * has to be said, and so it has when the company has data that it neither linked nor refused: these students may be listed in
     * the next campaign. What the company has goes on.
     *
     * @param abandon whether approved students may be given up whose data are not with the company, or not linked by it
     * @return fails with 422 when approved students would be given up and nobody said so, 409 when it is closed, 428 and 412
     *     by its tag
     */
    public Uni<CardCampaign> close(String code, boolean abandon, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, code)
                .invoke(before -> EntityTags.requireMatch(ifMatch, before.version()))
                .invoke(CardRefusals::requireNotClosed)
                .chain(before -> close(new Run(connection, before, caller, now), abandon)));
    }

    private Uni<CardCampaign> close(Run run, boolean abandon) {
        SqlConnection connection = run.connection();
        int campaign = run.campaign().id();
        CampaignRows.Move move = new CampaignRows.Move(CampaignState.CLOSED, run.now(), run.caller(), null, false);
        return entries.approved(connection, campaign, Times.day(run.now()))
                .invoke(approved -> requireTransmitted(run, approved, abandon))
                .chain(() -> packages.withdrawAll(run))
                .chain(() -> takeOff(run))
                .call(() -> campaigns.fixNames(connection, campaign))
                .call(() -> campaigns.move(connection, campaign, move))
                .call(() -> campaigns.release(connection, campaign))
                .call(off -> audit.record(connection, List.of(event(run, off))))
                .chain(off -> campaigns.find(connection, campaign).call(() -> tell(run, off)));
    }

    private Uni<List<CardEntry>> takeOff(Run run) {
        return moves.lockAll(run.connection(), run.campaign().id(), null, Times.day(run.now()))
                .chain(known -> entries.all(run.connection(), run.campaign().id(), Times.day(run.now()))
                        .map(CampaignClosing::waiting)
                        .call(off -> moves.move(
                                run.connection(),
                                EntryMoves.plan(known, removals(off, run.now())),
                                run.caller(),
                                run.now())));
    }

    private Uni<Void> tell(Run run, List<CardEntry> off) {
        Violation over = new Violation(
                "CARD_CAMPAIGN_OVER",
                "card.2.3",
                Map.of("campaign", run.campaign().code()));
        return outbox.publish(
                run.connection(),
                run.now(),
                off.stream()
                        .map(entry -> new LeftOff(entry.studentNumber(), entry.name(), List.of(over)))
                        .map(student -> CardEvents.excluded(run.campaign(), student, run.caller()))
                        .toList());
    }

    private static List<CardEntry> waiting(List<CardEntry> all) {
        return all.stream()
                .filter(entry -> entry.state() == EntryState.ON_ROSTER)
                .toList();
    }

    private static List<EntryStep> removals(List<CardEntry> off, Instant at) {
        return off.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.REMOVED, null, Map.of(), at))
                .toList();
    }

    private static void requireTransmitted(Run run, List<CardEntry> approved, boolean abandon) {
        List<Violation> open = new ArrayList<>();
        open.addAll(open(run, approved, EntryState.ON_ROSTER, "CARD_NOT_TRANSMITTED"));
        open.addAll(open(run, approved, EntryState.SENT_TO_ISSUER, "CARD_NOT_LINKED_ALL"));
        if (!open.isEmpty() && !abandon) {
            throw ProblemException.refused(open);
        }
    }

    private static List<Violation> open(Run run, List<CardEntry> approved, EntryState state, String code) {
        long students =
                approved.stream().filter(entry -> entry.state() == state).count();
        Map<String, Object> facts = Map.of("campaign", run.campaign().code(), "students", students);
        return students == 0 ? List.of() : List.of(new Violation(code, "card.2.3", facts));
    }

    private static AuditEvent event(Run run, List<CardEntry> off) {
        return AuditEvent.of(
                run.now(),
                run.caller(),
                "CARD_CAMPAIGN_CLOSED",
                "CARD_CAMPAIGN",
                run.campaign().code(),
                Map.of(
                        "state",
                        run.campaign().state().name(),
                        "takenOff",
                        off.stream().map(CardEntry::studentNumber).toList()));
    }
}
