package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardAction;
import dev.haksa.card.CardCampaign;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardCampaign", description = "A campaign in which student cards are issued. / 학생증 발급")
record CampaignResponse(
        @Schema(examples = "2024-SPRING") String code,
        @Schema(examples = "2024") int year,
        @Schema(examples = "2024학년도 학생증 발급") String titleKo,
        @Schema(examples = "Student cards 2024") String titleEn,
        CampaignState state,

        @Schema(
                description = "1, and one more each time that it was reopened after the dean's approval."
                        + " / 차수(결재 뒤에 다시 열 때마다 1씩 커짐)",
                examples = "1")
        int round,

        StagesBody stages,
        List<Integer> departmentIds,

        @Schema(description = "When it was last handed to the dean. / 결재 올린 때") @Nullable
        Instant submittedAt,

        @Nullable String submittedBy,

        @Schema(description = "When the dean last decided. / 결재한 때") @Nullable
        Instant decidedAt,

        @Nullable String decidedBy,
        @Nullable String decisionReason,
        @Nullable Instant transferredAt,
        @Nullable Instant closedAt,

        @Schema(
                description =
                        "What the caller can do now; only where the campaign itself is shown. / 지금 할 수 있는 일(단건 조회)")
        @Nullable
        List<CardActionLink> actions) {
    static CampaignResponse from(CardCampaign campaign) {
        return from(campaign, null);
    }

    static CampaignResponse from(CardCampaign campaign, @Nullable List<CardAction> actions) {
        return new CampaignResponse(
                campaign.code(),
                campaign.year(),
                campaign.titleKo(),
                campaign.titleEn(),
                campaign.state(),
                campaign.round(),
                StagesBody.from(campaign.stages()),
                campaign.departmentIds(),
                campaign.submittedAt(),
                campaign.submittedBy(),
                campaign.decidedAt(),
                campaign.decidedBy(),
                campaign.decisionReason(),
                campaign.transferredAt(),
                campaign.closedAt(),
                actions == null ? null : CardActionLink.campaign(campaign.code(), actions));
    }

    @Schema(
            name = "CardCampaignPage",
            description = "A page of campaigns; next is the cursor of the next one. / 학생증 발급 목록 한 쪽")
    record CampaignPage(
            List<CampaignResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
