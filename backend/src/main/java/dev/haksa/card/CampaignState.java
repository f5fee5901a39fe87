package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a campaign is. */
@Schema(
        name = "CardCampaignState",
        description =
                "How far a campaign of student cards is: OPEN for photos and rosters, SUBMITTED to the dean, APPROVED,"
                        + " TRANSFERRED to the card company, CLOSED. / 학생증 발급 진행 상태: 명단 작성, 결재 중, 결재 완료, 카드사 전송, 종료")
public enum CampaignState {
    /** 사진과 명단을 받는 중 */
    OPEN,
    /** 결재 중 */
    SUBMITTED,
    /** 결재 완료 */
    APPROVED,
    /** 카드사 전송 */
    TRANSFERRED,
    /** 종료 */
    CLOSED
}
