package dev.haksa.card.api;

import dev.haksa.card.CampaignStages;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The days of a campaign's stages. */
@Schema(
        name = "CardCampaignStages",
        description = "The days of the stages, in Seoul and in this order: …Until means the end of that day, …From its"
                + " beginning. / 단계별 기한(…Until은 그날의 끝까지, …From은 그날부터)")
record StagesBody(
        @Schema(description = "First day. / 시작일", examples = "2024-02-26") @NotNull
        LocalDate opensOn,

        @Schema(description = "Students upload photos until then. / 사진 업로드 기한", examples = "2024-03-07") @NotNull
        LocalDate photoUntil,

        @Schema(description = "Departments send their rosters until then. / 신청명단 발송 기한", examples = "2024-03-13")
        @NotNull
        LocalDate rosterUntil,

        @Schema(description = "Approval and transmission. / 내부결재와 데이터 발송", examples = "2024-03-15") @NotNull
        LocalDate transmissionUntil,

        @Schema(description = "The card company links the data. / 카드사 연동", examples = "2024-03-19") @NotNull
        LocalDate linkUntil,

        @Schema(description = "Students apply from then on. / 발급 신청 시작일", examples = "2024-03-20") @NotNull
        LocalDate applicationFrom,

        @Schema(description = "Cards are sent out from then on. / 카드 발송 시작일", examples = "2024-03-21") @NotNull
        LocalDate deliveryFrom) {
    static StagesBody from(CampaignStages stages) {
        return new StagesBody(
                stages.opensOn(),
                stages.photoUntil(),
                stages.rosterUntil(),
                stages.transmissionUntil(),
                stages.linkUntil(),
                stages.applicationFrom(),
                stages.deliveryFrom());
    }

    CampaignStages stages() {
        return new CampaignStages(
                opensOn, photoUntil, rosterUntil, transmissionUntil, linkUntil, applicationFrom, deliveryFrom);
    }
}
