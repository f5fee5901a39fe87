package dev.haksa.card;

import dev.haksa.card.domain.CampaignCalendar;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why something cannot be done in a campaign. */
final class CardRefusals {
    private static final String ROSTER = "card.2.2";

    private CardRefusals() {}

    /** The campaign is in another state. */
    static ProblemException state(CardCampaign campaign) {
        return state(campaign.code(), campaign.state());
    }

    private static ProblemException state(String campaign, CampaignState state) {
        return ProblemException.conflict("CARD_CAMPAIGN_STATE", stateFacts(campaign, state));
    }

    /** A campaign's state: as it is, and by the name that people are told, which other things use otherwise. */
    static Map<String, Object> stateFacts(String campaign, CampaignState state) {
        return Map.of("campaign", campaign, "state", state, "stateName", "CAMPAIGN_" + state);
    }

    /** Throws a refusal, if there is one. */
    static void require(@Nullable ProblemException refusal) {
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Why a campaign cannot be changed nor its rosters reopened: it is with the dean, or over; null when it can. */
    static @Nullable ProblemException fixed(String campaign, CampaignState state) {
        return state == CampaignState.SUBMITTED || state == CampaignState.CLOSED ? state(campaign, state) : null;
    }

    /** Requires that the campaign is not over. */
    static void requireNotClosed(CardCampaign campaign) {
        if (campaign.state() == CampaignState.CLOSED) {
            throw state(campaign);
        }
    }

    /** Why a department cannot work on its roster now; null when it can. */
    static @Nullable ProblemException rosterClosed(CardRoster roster, LocalDate today) {
        if (roster.campaignState() != CampaignState.OPEN) {
            return state(roster.campaign(), roster.campaignState());
        }
        if (today.isBefore(roster.opensOn())) {
            return refused("CARD_NOT_OPEN_YET", Map.of("opensOn", roster.opensOn()));
        }
        return today.isAfter(roster.until())
                ? refused(
                        "CARD_ROSTER_CLOSED",
                        Map.of("department", roster.departmentName(), "until", roster.until(), "today", today))
                : null;
    }

    static CampaignCalendar calendar(CardCampaign campaign, CardRoster roster) {
        return new CampaignCalendar(campaign.stages(), roster.reopenedUntil(), roster.photosReopened());
    }

    static ProblemException refused(String code, Map<String, Object> facts) {
        return ProblemException.refused(List.of(new Violation(code, ROSTER, facts)));
    }
}
