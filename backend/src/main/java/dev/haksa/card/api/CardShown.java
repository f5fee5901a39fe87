package dev.haksa.card.api;

import dev.haksa.card.CardActions;
import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardRoster;
import dev.haksa.card.StudentCard;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Campaigns, rosters and one's own card as the caller is shown them: with what the caller can do now. */
@ApplicationScoped
class CardShown {
    private final CardActions actions;
    private final Callers callers;
    private final Correlation correlation;

    CardShown(CardActions actions, Callers callers, Correlation correlation) {
        this.actions = actions;
        this.callers = callers;
        this.correlation = correlation;
    }

    Uni<CampaignResponse> body(CardCampaign campaign) {
        return callers.current()
                .chain(caller -> actions.of(campaign, caller))
                .map(possible -> CampaignResponse.from(campaign, possible));
    }

    Uni<RestResponse<CampaignResponse>> campaign(CardCampaign campaign) {
        return body(campaign).map(body -> CardAnswers.versioned(body, campaign.version()));
    }

    Uni<RestResponse<CampaignResponse>> created(CardCampaign campaign) {
        return body(campaign).map(body -> CardAnswers.created(body, campaign.version()));
    }

    Uni<RestResponse<RosterResponse>> roster(CardRoster roster) {
        return callers.current()
                .map(caller -> RosterResponse.from(roster, actions.of(roster, caller)))
                .map(body -> CardAnswers.versioned(body, roster.version()));
    }

    RestResponse<StudentCardResponse> own(StudentCard card) {
        StudentCardResponse body = StudentCardResponse.from(card, actions.of(card), correlation.language());
        return CardAnswers.versioned(body, card.declaration().version());
    }
}
