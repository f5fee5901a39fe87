package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a caller can do now: whatever would not be refused by role, state or day. What depends on the students themselves, or on
 * what somebody else does at the same moment, is still decided when it is done.
 */
@ApplicationScoped
public class CardActions {
    private static final Set<String> NEEDS_PHOTO = Set.of("UPLOAD_PHOTO", "NEW_PHOTO", "SEND_NEW_PHOTO");

    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final Clock clock;

    CardActions(CampaignRows campaigns, RosterRows rosters, Clock clock) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** With a campaign. */
    public Uni<List<CardAction>> of(CardCampaign campaign, Caller caller) {
        LocalDate today = today();
        return caller.has(Roles.ACADEMIC_AFFAIRS)
                ? campaigns
                        .reading(connection -> rosters.all(connection, campaign.id()))
                        .map(all -> of(campaign, all, caller, today))
                : Uni.createFrom().item(() -> of(campaign, List.of(), caller, today));
    }

    /** With a roster. */
    public List<CardAction> of(CardRoster roster, Caller caller) {
        boolean open = RosterDesk.isWriter(caller, roster.departmentId())
                && CardRefusals.rosterClosed(roster, today()) == null;
        boolean reopens = caller.has(Roles.ACADEMIC_AFFAIRS)
                && CardRefusals.fixed(roster.campaign(), roster.campaignState()) == null;
        boolean confirmed = roster.confirmed() >= roster.listed();
        List<CardAction> actions = new ArrayList<>();
        add(actions, CardAction.BUILD, open);
        add(actions, CardAction.CONFIRM_PHOTOS, open && !confirmed);
        add(actions, CardAction.TAKE_OFF, open && roster.listed() > 0);
        add(actions, CardAction.PUT_ON, open && roster.excluded() + roster.refused() > 0);
        add(actions, CardAction.SEND, open && roster.listed() + roster.entries() > 0 && confirmed);
        add(actions, CardAction.REOPEN, reopens);
        return actions;
    }

    /** With one's own card. */
    public List<CardAction> of(StudentCard card) {
        boolean photo = card.nextSteps().stream().map(NextStep::code).anyMatch(NEEDS_PHOTO::contains);
        List<CardAction> actions = new ArrayList<>();
        add(actions, CardAction.UPLOAD_PHOTO, photo);
        add(actions, CardAction.DECLARE, StudentCardService.closed(card.campaign(), card.status(), "") == null);
        return actions;
    }

    private static List<CardAction> of(
            CardCampaign campaign, List<CardRoster> rosters, Caller caller, LocalDate today) {
        boolean affairs = caller.has(Roles.ACADEMIC_AFFAIRS);
        boolean dean = caller.has(Roles.DEAN);
        boolean open = affairs && campaign.state() != CampaignState.CLOSED;
        boolean sent = rosters.stream().anyMatch(roster -> roster.entries() > 0);
        List<CardAction> actions = new ArrayList<>();
        add(actions, CardAction.UPDATE, affairs && CardRefusals.fixed(campaign.code(), campaign.state()) == null);
        add(actions, CardAction.SUBMIT, affairs && ApprovalRefusals.submission(campaign, rosters, today) == null);
        add(actions, CardAction.APPROVE, dean && ApprovalRefusals.decision(campaign, true, caller) == null);
        add(actions, CardAction.REJECT, dean && ApprovalRefusals.decision(campaign, false, caller) == null);
        add(actions, CardAction.TAKE_OFF, open && sent);
        add(actions, CardAction.REQUEST_PACKAGE, affairs && campaign.hasApprovedList());
        add(actions, CardAction.CLOSE, open);
        return actions;
    }

    private static void add(List<CardAction> actions, CardAction action, boolean possible) {
        if (possible) {
            actions.add(action);
        }
    }

    private LocalDate today() {
        return Times.day(clock.instant());
    }
}
