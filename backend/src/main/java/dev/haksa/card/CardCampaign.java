package dev.haksa.card;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign in which student cards are issued.
 *
 * @param year 학년도: its entrants apply
 * @param departmentIds for whose students it is, in order
 * @param round 1, and one more each time that academic affairs reopened it after the dean's approval
 * @param submittedAt when it was last handed to the dean
 * @param submittedById account of whoever did; null before accounts were kept
 * @param decidedAt when the dean last decided
 * @param decisionReason what the dean said; always there after a rejection
 */
public record CardCampaign(
        int id,
        String code,
        int year,
        String titleKo,
        String titleEn,
        CampaignState state,
        int round,
        CampaignStages stages,
        List<Integer> departmentIds,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable String submittedById,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionReason,
        @Nullable Instant transferredAt,
        @Nullable Instant closedAt,
        int version) {
    /** Copies the list. */
    public CardCampaign {
        departmentIds = List.copyOf(departmentIds);
    }

    /** Whether there is a list that the dean approved; it stays approved while a supplementary round is under way. */
    public boolean hasApprovedList() {
        return state == CampaignState.APPROVED
                || state == CampaignState.TRANSFERRED
                || (state != CampaignState.CLOSED && round > 1);
    }
}
