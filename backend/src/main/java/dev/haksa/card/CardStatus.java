package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a student's card is. */
@Schema(
        name = "CardStatus",
        description =
                "How far a student's card is: not to be had in this campaign, photo missing, in review or rejected,"
                        + " ready for the roster, then what became of it with the card company. / 학생증 발급 상태(대상 아님, 사진 없음, 사진"
                        + " 심사 중, 사진 반려, 명단 작성 대기, 명단 발송, 카드사 전송, 카드사 연동, 발급 신청, 카드 발송, 수령, 카드사 거절)")
public enum CardStatus {
    /** 대상 아님 */
    NOT_ELIGIBLE,
    /** 사진 없음 */
    PHOTO_MISSING,
    /** 사진 심사 중 */
    PHOTO_IN_REVIEW,
    /** 사진 반려 */
    PHOTO_REJECTED,
    /** 명단 작성 대기 */
    READY,
    /** 명단 발송 */
    ON_ROSTER,
    /** 카드사 전송 */
    SENT_TO_ISSUER,
    /** 카드사 연동 */
    ISSUER_LINKED,
    /** 발급 신청 */
    APPLIED,
    /** 카드 발송 */
    SHIPPED,
    /** 수령 */
    DELIVERED,
    /** 카드사 거절 */
    ISSUER_REFUSED
}
