package dev.haksa.card.api;

import dev.haksa.card.EntryRemoval.Removed;
import dev.haksa.shared.i18n.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Students who were taken off a campaign. */
@Schema(name = "CardStudentsTakenOff", description = "Students who were taken off a campaign. / 발급 대상에서 뺀 학생")
record TakenOffResponse(
        CampaignResponse campaign,

        @Schema(description = "Who was taken off; the students read the reason. / 빠진 학생과 학생에게 보이는 사유")
        List<LeftOffResponse> students,

        @Schema(
                description =
                        "Packages that were ready and are taken back: ask for the package anew, for those who stay. /"
                                + " 회수된 전송 자료의 순번. 남은 학생의 자료를 다시 요청해 주세요.")
        List<Integer> withdrawnPackages) {
    static TakenOffResponse from(Removed removed, Language language) {
        return new TakenOffResponse(
                CampaignResponse.from(removed.campaign()),
                LeftOffResponse.from(removed.students(), language),
                removed.withdrawnPackages());
    }
}
