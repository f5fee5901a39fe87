package dev.haksa.card;

import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a campaign cannot be handed to the dean, or the dean cannot decide. */
final class ApprovalRefusals {
    private static final String APPROVAL = "card.2.3";

    private ApprovalRefusals() {}

    /** Why the rosters cannot be merged and handed over; null when nothing is known that stands against it. */
    static @Nullable ProblemException submission(CardCampaign campaign, List<CardRoster> rosters, LocalDate today) {
        if (campaign.state() != CampaignState.OPEN) {
            return CardRefusals.state(campaign);
        }
        List<String> pending = rosters.stream()
                .filter(roster -> roster.state() != RosterState.SENT)
                .filter(roster -> CardRefusals.calendar(campaign, roster).rosterOpen(today))
                .map(CardRoster::departmentName)
                .toList();
        if (!pending.isEmpty()) {
            return refused("CARD_ROSTERS_PENDING", Map.of("departments", pending));
        }
        int sent = rosters.stream().mapToInt(CardRoster::entries).sum();
        return nobodySent(campaign, sent);
    }

    /** The same for the number of those who may be handed over. */
    static @Nullable ProblemException nobodySent(CardCampaign campaign, int students) {
        return students > 0 || campaign.hasApprovedList()
                ? null
                : refused("CARD_NOBODY_SENT", Map.of("campaign", campaign.code()));
    }

    /** Why somebody cannot decide so; null when nothing stands against it. Two people answer for an approval. */
    static @Nullable ProblemException decision(CardCampaign campaign, boolean approved, Caller caller) {
        if (campaign.state() != CampaignState.SUBMITTED) {
            return CardRefusals.state(campaign);
        }
        return approved && caller.id().equals(campaign.submittedById())
                ? refused("CARD_OWN_SUBMISSION", Map.of("campaign", campaign.code()))
                : null;
    }

    private static ProblemException refused(String code, Map<String, Object> facts) {
        return ProblemException.refused(List.of(new Violation(code, APPROVAL, facts)));
    }
}
