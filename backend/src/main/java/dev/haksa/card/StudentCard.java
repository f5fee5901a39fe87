package dev.haksa.card;

import dev.haksa.regulation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a student stands with the card, and why.
 *
 * @param campaign the one that concerns the student; null when there is none
 * @param reasons why this method, and why nothing more when it is over, each with its point of the procedure
 * @param refusal of the card company under which the card is now; null without one
 * @param timeline every stage; empty when the campaign is not for the student
 * @param declaration what the student said; where the card goes as the company was told, once it was
 * @param sent what the company was told of where the card goes; null while it was told nothing
 */
public record StudentCard(
        String studentNumber,
        String name,
        @Nullable CardCampaign campaign,
        CardStatus status,
        CardMethod method,
        List<Violation> reasons,
        @Nullable CardRefusal refusal,
        List<CardStage> timeline,
        List<NextStep> nextSteps,
        CardDeclaration declaration,
        @Nullable SentDelivery sent) {
    /** Copies the lists. */
    public StudentCard {
        reasons = List.copyOf(reasons);
        timeline = List.copyOf(timeline);
        nextSteps = List.copyOf(nextSteps);
    }
}
