package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now with a campaign, a roster or one's own card. */
@Schema(
        name = "CardActionName",
        description =
                "What can be done now with a campaign (change, hand to the dean, approve, reject, take students off, ask for"
                        + " a package, close), a roster (build, confirm photos, take off, put on, send, reopen) or one's own card"
                        + " (put in a photo, say whose phone and where to). / 지금 할 수 있는 일")
public enum CardAction {
    /** 발급 변경 */
    UPDATE,
    /** 결재 올리기 */
    SUBMIT,
    /** 결재 */
    APPROVE,
    /** 반려 */
    REJECT,
    /** 학생 제외 */
    TAKE_OFF,
    /** 전송 자료 요청 */
    REQUEST_PACKAGE,
    /** 발급 종료 */
    CLOSE,
    /** 명단 작성 */
    BUILD,
    /** 사진 확인 */
    CONFIRM_PHOTOS,
    /** 학생 다시 넣기 */
    PUT_ON,
    /** 명단 발송 */
    SEND,
    /** 명단 다시 열기 */
    REOPEN,
    /** 사진 올리기 */
    UPLOAD_PHOTO,
    /** 휴대폰 명의와 수령지 밝히기 */
    DECLARE
}
