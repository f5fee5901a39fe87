package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets departments work on their rosters after the end of the stage, or after the dean's approval. */
@ApplicationScoped
public class RosterReopenings {
    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final AuditTrail audit;
    private final Clock clock;

    RosterReopenings(CampaignRows campaigns, RosterRows rosters, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets a department work until a day, after its stage's end too. After the dean's approval this begins a supplementary round:
     * what is approved stays, and who is new goes to the dean once more. 409 while the rosters are with the dean, and when the
     * campaign is closed; 428 and 412 by the roster's tag, so that nobody undoes a reopening that they have not seen.
     */
    public Uni<CardRoster> reopen(
            String campaign, int departmentId, RosterReopening how, @Nullable String ifMatch, Caller caller) {
        Instant now = now();
        if (how.until().isBefore(Times.day(now))) {
            throw ProblemException.invalid("CARD_REOPENED_PAST", "/until", Map.of("today", Times.day(now)));
        }
        return campaigns.inTransaction(connection -> campaigns
                .lock(connection, campaign)
                .invoke(found -> CardRefusals.require(CardRefusals.fixed(found.code(), found.state())))
                .call(found -> requireSeen(connection, found, departmentId, ifMatch))
                .call(found -> rosters.open(connection, found.id(), departmentId, now))
                .call(found -> rosters.reopen(connection, found.id(), departmentId, how, now, caller))
                .call(found -> audit.record(connection, List.of(reopened(found, departmentId, how, now, caller))))
                .call(found -> beginRound(connection, found, now, caller))
                .chain(found -> opened(connection, found, departmentId)));
    }

    private Uni<CardRoster> requireSeen(
            SqlConnection connection, CardCampaign campaign, int departmentId, @Nullable String ifMatch) {
        return rosters.find(connection, campaign.id(), departmentId)
                .invoke(roster -> EntityTags.requireMatch(ifMatch, roster.version()));
    }

    private Uni<Void> beginRound(SqlConnection connection, CardCampaign campaign, Instant now, Caller caller) {
        return campaign.state() == CampaignState.OPEN
                ? Uni.createFrom().voidItem()
                : campaigns.move(
                        connection, campaign.id(), new CampaignRows.Move(CampaignState.OPEN, now, caller, null, false));
    }

    private Uni<CardRoster> opened(SqlConnection connection, CardCampaign campaign, int departmentId) {
        return rosters.find(connection, campaign.id(), departmentId)
                .call(roster -> rosters.touch(connection, roster))
                .chain(() -> rosters.find(connection, campaign.id(), departmentId));
    }

    private static AuditEvent reopened(
            CardCampaign campaign, int departmentId, RosterReopening how, Instant now, Caller caller) {
        return new AuditEvent(
                now,
                caller,
                "CARD_ROSTER_REOPENED",
                "CARD_ROSTER",
                campaign.code() + "/" + departmentId,
                how.reason(),
                Map.of("until", how.until().toString(), "photos", how.photos()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
