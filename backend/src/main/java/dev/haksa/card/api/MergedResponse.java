package dev.haksa.card.api;

import dev.haksa.card.CampaignApproval.Merged;
import dev.haksa.shared.i18n.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was handed to the dean. */
@Schema(name = "MergedCardRosters", description = "What was merged and handed to the dean. / 결재에 올린 명단")
record MergedResponse(
        CampaignResponse campaign,

        @Schema(description = "Students on the merged list. / 발급 대상자 수", examples = "412")
        int students,

        @Schema(description = "Who was sent and may not be any more. / 다시 확인하여 빠진 학생")
        List<LeftOffResponse> dropped,

        @Schema(description = "Departments that sent no roster; their students get no card. / 명단을 보내지 않은 학과")
        List<String> notSent) {
    static MergedResponse from(Merged merged, Language language) {
        return new MergedResponse(
                CampaignResponse.from(merged.campaign()),
                merged.students(),
                LeftOffResponse.from(merged.dropped(), language),
                merged.notSent());
    }
}
