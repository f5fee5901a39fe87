package dev.haksa.card;

import dev.haksa.card.domain.CampaignCalendar;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Why something cannot be done in a campaign. */
final class CardRefusals {
    private static final String ROSTER = "card.2.2";

    private CardRefusals() {}

    /** The campaign is in another state. */
    static ProblemException state(CardCampaign campaign) {
        return ProblemException.conflict(
                "CARD_CAMPAIGN_STATE", Map.of("campaign", campaign.code(), "state", campaign.state()));
    }

    /** Requires that the campaign is not over. */
    static void requireNotClosed(CardCampaign campaign) {
        if (campaign.state() == CampaignState.CLOSED) {
            throw state(campaign);
        }
    }

    /** Requires that a department may work on its roster. */
    static void requireRosterOpen(CardCampaign campaign, CardRoster roster, LocalDate today) {
        if (campaign.state() != CampaignState.OPEN) {
            throw state(campaign);
        }
        CampaignCalendar calendar = calendar(campaign, roster);
        if (today.isBefore(campaign.stages().opensOn())) {
            throw refused(
                    "CARD_NOT_OPEN_YET", Map.of("opensOn", campaign.stages().opensOn()));
        }
        if (!calendar.rosterOpen(today)) {
            throw refused(
                    "CARD_ROSTER_CLOSED",
                    Map.of("department", roster.departmentName(), "until", calendar.rosterUntil(), "today", today));
        }
    }

    static CampaignCalendar calendar(CardCampaign campaign, CardRoster roster) {
        return new CampaignCalendar(campaign.stages(), roster.reopenedUntil(), roster.photosReopened());
    }

    static ProblemException refused(String code, Map<String, Object> facts) {
        return ProblemException.refused(List.of(new Violation(code, ROSTER, facts)));
    }
}
